using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>The recorder on a store of its own, with messages judged as the test says.</summary>
internal sealed class RecorderBench : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-cases-").FullName;
    private readonly ServiceProvider services;

    private RecorderBench()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        collection.AddSingleton<TimeProvider>(Time);
        collection.AddOptions<HubOptions>().Configure(options => options.DataFolder = folder);
        collection.AddSingleton<DataFolder>().AddSealing().AddStorage().AddLogging();
        collection.AddSingleton<CaseLines>().AddSingleton<WatchedConversations>().AddSingleton<PolicyBook>().AddSingleton<CaseRecorder>();
        services = collection.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 2, 19, 6, 0, TimeSpan.Zero));

    public Guid Facility { get; } = Guid.CreateVersion7();

    public Guid Conversation { get; } = Guid.CreateVersion7();

    public Guid Author { get; } = Guid.CreateVersion7();

    public Store Store => services.GetRequiredService<Store>();

    public Sealer Sealer => services.GetRequiredService<Sealer>();

    public static async Task<RecorderBench> OpenAsync()
    {
        var bench = new RecorderBench();
        bench.services.GetRequiredService<DataFolder>();
        bench.services.GetRequiredService<KeyFile>();
        await bench.Store.OpenAsync(CancellationToken.None);
        await using var transaction = await bench.Store.BeginWriteAsync(CancellationToken.None);
        transaction.Db.Conversations.Add(new ConversationRow
        {
            FacilityId = bench.Facility, ConversationId = bench.Conversation, Class = "monitored", Kind = ConversationKind.Direct, State = ConversationState.Open,
        });
        await transaction.CommitAsync();
        return bench;
    }

    /// <summary>A recorder that remembers nothing, as after a restart.</summary>
    public CaseRecorder Restarted() => new(services.GetRequiredService<CaseLines>(), new WatchedConversations(), services.GetRequiredService<PolicyBook>());

    public async Task SayAsync(string body, int selfHarm = 0, int violence = 0, CaseRecorder? recorder = null, Guid? author = null, int told = 0)
    {
        await using var transaction = await Store.BeginWriteAsync(CancellationToken.None);
        Say(transaction, body, selfHarm, violence, recorder, author, told);
        await transaction.CommitAsync();
    }

    public void Say(WriteTransaction transaction, string body, int selfHarm = 0, int violence = 0, CaseRecorder? recorder = null, Guid? author = null, int told = 0)
    {
        var entry = new EntryRow
        {
            FacilityId = Facility, ConversationId = Conversation, EntryId = Guid.CreateVersion7(), Kind = EntryKind.Message, At = transaction.Now,
            AuthorFacilityId = Facility, AuthorId = author ?? Author, ClientMessageId = Guid.CreateVersion7(),
        };
        transaction.Append(entry, body, sequence => Sealer.Seal(
            transaction, KeyOwner.Conversation(Facility, Conversation), MessagePlace.Of(entry, sequence), body));
        var decision = PolicyEvaluator.Evaluate(PlainPolicy.Version1, new Facts(
            Facility.ToString(), ConversationClass.Monitored, SpeakerRole.Resident,
            [
                Verdict(Category.SelfHarm, selfHarm), Verdict(Category.Violence, violence),
                Verdict(Category.Exploitation, told) with { Source = EvidenceSource.PeerReport },
            ]));
        var row = new DecisionRow
        {
            FacilityId = Facility, DecisionId = Guid.CreateVersion7(), HomeFacilityId = Facility, ConversationId = Conversation, Sequence = entry.Sequence, EntryId = entry.EntryId,
            SenderId = author ?? Author, PolicyVersion = 1, MaxSeverity = decision.MaxSeverity, Record = decision.ToJson(), At = transaction.Now,
            ExpiresAt = transaction.Now.AddDays(30),
        };
        LogRows.Insert(transaction, row);
        (recorder ?? services.GetRequiredService<CaseRecorder>()).Record(transaction, entry, body, row, decision);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private static Verdict Verdict(Category category, int severity) =>
        new(EvidenceSource.Model, "test", category, severity, severity / 5f, ImmutableArray<WeighedSpan>.Empty);
}
