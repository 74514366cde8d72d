using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Retention;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Retention;

/// <summary>Two facilities that keep messages for different times, on a Monday evening: the week's keys are due so long after the next Monday, 00:00.</summary>
internal static class RetentionWorld
{
    public static readonly RetentionRules Rules = new(
        Messages: TimeSpan.FromDays(30),
        TrueCases: TimeSpan.FromDays(90),
        FalseCases: TimeSpan.FromDays(10),
        Scores: TimeSpan.FromDays(20),
        AfterLegalHold: TimeSpan.FromDays(60));

    public static Task<CaseWorld> StartAsync() => CaseWorld.StartAsync(
        fakeTime: true,
        PlainPolicy.Version1 with { Retention = Rules },
        PlainPolicy.Version1 with { Retention = Rules with { Messages = TimeSpan.FromDays(10) } });

    /// <summary>Lets the days pass and does what is due then.</summary>
    public static async Task PassDaysAsync(this CaseWorld world, double days)
    {
        await world.PassAsync(TimeSpan.FromDays(days));
        await world.Hub.Service<PurgeWorker>().DoDueAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>What the server itself could still open of a message in the log.</summary>
    public static string? Text(this CaseWorld world, Guid entryId)
    {
        using var db = world.Store.Read();
        var entry = db.Entries.Single(row => row.EntryId == entryId);
        return entry.SealedBody is { } body ? Open(world.Hub.Service<Sealer>(), MessagePlace.Of(entry, entry.Sequence), body) : null;
    }

    /// <summary>What the server itself could still open of the cases' lines.</summary>
    public static List<string?> CaseTexts(this CaseWorld world)
    {
        using var db = world.Store.Read();
        return [.. db.CaseMessages.OrderBy(row => row.Sequence).AsEnumerable().Select(row => Open(world.Hub.Service<Sealer>(), CasePlace.Of(row), row.SealedBody))];
    }

    public static string? Open(Sealer sealer, Place place, byte[] body) => sealer.Open(new ReadGrant(GrantReason.Machine, Guid.Empty), place, body)?.Text;

    public static List<PurgeReceiptRow> Receipts(this CaseWorld world)
    {
        using var db = world.Store.Read();
        return [.. db.PurgeReceipts.Where(row => row.FacilityId == world.Facility).OrderBy(row => row.At).ThenBy(row => row.Kind)];
    }

    /// <summary>Care decides the case without a visit: it was known and attended to, or it was wrong.</summary>
    public static async Task<Guid> DecideAsync(this CaseWorld world, Contracts.FlagVerdict verdict)
    {
        Guid caseId;
        using (var db = world.Store.Read())
        {
            caseId = db.Cases.Single().CaseId;
        }

        var clinician = world.WithoutFeed("clinician");
        Assert.NotNull((await clinician.OpenAsync(caseId)).Ok);
        Assert.NotNull((await clinician.TakeAsync(caseId)).Ok);
        Assert.NotNull((await clinician.ReferAsync(caseId, Contracts.CaseReferralKind.MentalHealth, "why")).Ok);
        var decided = await clinician.DecideAsync(caseId, Contracts.CaseReason.KnownAlready, verdict, "a note");
        Assert.True(decided.Ok is not null, decided.Refusal?.Message);
        return caseId;
    }

    public static DataPaths Paths(this CaseWorld world) => world.Hub.Service<DataFolder>().Paths;
}
