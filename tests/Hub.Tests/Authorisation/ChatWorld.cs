using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Authorisation;

/// <summary>One server with one group for each hub method, each with a person for each relation; nothing of one cell touches another.</summary>
public sealed class ChatWorld : IAsyncLifetime
{
    private readonly Dictionary<(string Method, string Relation), SeededPerson> people = [];
    private readonly Dictionary<string, Guid> groups = [];
    private SeededHub hub = null!;

    internal Guid Group(string method) => groups[method];

    internal SeededPerson Person(string method, string relation) => people[(method, relation)];

    internal Task<Chatter> ConnectAsync(SeededPerson person) => hub.ConnectAsync(person);

    public async ValueTask InitializeAsync()
    {
        hub = await SeededHub.StartAsync(
            async facility =>
            {
                var south = await facility.AddFacilityAsync("south");
                foreach (var row in MatrixTable.Read("chat.md").Rows)
                {
                    await SeedAsync(facility, south, row[0]);
                }
            },
            settings: ["Sending:MessagesPerMinute=1000000", "Sending:Burst=100000"]);

        // Every member has written one message, so that each has something of his or her own to withdraw.
        foreach (var (method, group) in groups)
        {
            foreach (var relation in Members)
            {
                await using var chatter = await hub.ConnectAsync(Person(method, relation));
                Assert.NotNull((await chatter.SendAsync(group, $"from the {relation}")).Ok);
            }

            await RelateAsync(method, group);
            await using var facilitator = await hub.ConnectAsync(Person(method, "facilitator"));
            Assert.NotNull((await facilitator.SendAsync(group, "after somebody left")).Ok);
        }
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    /// <summary>The message of this relation that is held; a stranger names the member's.</summary>
    internal HeldRef Held(string method, string relation)
    {
        using var db = hub.Service<Store>().Read();
        var author = Person(method, relation.Contains("stranger", StringComparison.Ordinal) ? "member" : relation).Key.PersonId;
        return new HeldRef(groups[method], db.HeldMessages.Single(row => row.ConversationId == groups[method] && row.AuthorId == author).EntryId);
    }

    private static void Hold(WriteTransaction transaction, Guid facility, Guid group, PeerConnect.Hub.Approvals.PersonKey author, bool rejected) =>
        transaction.Db.HeldMessages.Add(new HeldMessageRow
        {
            FacilityId = facility,
            EntryId = Guid.CreateVersion7(),
            ConversationId = group,
            AuthorFacilityId = author.FacilityId,
            AuthorId = author.PersonId,
            ClientMessageId = Guid.CreateVersion7(),
            At = transaction.Now,
            PolicyVersion = 1,
            State = rejected ? HeldState.Rejected : HeldState.Held,
            Reason = rejected ? RejectReason.Threat : null,
            CaseId = Guid.CreateVersion7(),
        });

    private static readonly string[] Members =
        ["facilitator", "former member", "member", "separated", "separation's other", "no consent", "muted", "other facility", "suspended", "ended session"];

    private async Task SeedAsync(SeededFacility facility, SeededFacility south, string method)
    {
        foreach (var relation in Members.Append("stranger").Append("foreign stranger"))
        {
            var home = relation is "other facility" or "foreign stranger" ? south : facility;
            people[(method, relation)] = await home.AddPersonAsync("Somebody", relation == "facilitator" ? [Role.Facilitator] : [Role.Resident]);
        }

        groups[method] = await facility.AddGroupAsync(Person(method, "facilitator"), [.. Members.Skip(1).Select(relation => Person(method, relation))]);
    }

    private async Task RelateAsync(string method, Guid group)
    {
        await using var transaction = await hub.Service<Store>().BeginWriteAsync(CancellationToken.None);
        var db = transaction.Db;
        var former = Person(method, "former member").Key;
        var membership = await db.Memberships.SingleAsync(row => row.ConversationId == group && row.PersonId == former.PersonId);
        membership.State = MembershipState.Ended;
        membership.ToSequence = 2;
        var muted = await db.Memberships.SingleAsync(row => row.ConversationId == group && row.PersonId == Person(method, "muted").Key.PersonId);
        muted.MutedUntil = transaction.Now.AddHours(1);
        var (first, second) = (Person(method, "separated").Key, Person(method, "separation's other").Key);
        db.Separations.Add(new SeparationRow
        {
            FacilityId = first.FacilityId,
            SeparationId = Guid.CreateVersion7(),
            FirstFacilityId = first.FacilityId,
            FirstId = first.PersonId,
            SecondFacilityId = second.FacilityId,
            SecondId = second.PersonId,
            Source = "court",
            OrderedBy = first.PersonId,
            OrderedAt = transaction.Now,
        });
        var silent = Person(method, "no consent").Key;
        db.Consents.RemoveRange(db.Consents.Where(row => row.PersonId == silent.PersonId));
        var suspended = Person(method, "suspended").Key;
        (await db.People.SingleAsync(row => row.PersonId == suspended.PersonId)).State = PersonState.Suspended;
        foreach (var touched in new[] { former, first, second, silent, suspended })
        {
            transaction.TouchPerson(touched.FacilityId, touched.PersonId);
        }

        foreach (var relation in Members)
        {
            Hold(transaction, membership.FacilityId, group, Person(method, relation).Key, rejected: method == nameof(IChatServer.Appeal));
        }

        transaction.TouchConversation(membership.FacilityId, group);
        await transaction.CommitAsync();
        var ended = Person(method, "ended session").Key;
        hub.Service<PeerConnect.Hub.People.Sessions.SessionRegistry>().EndAllOfPerson(ended.FacilityId, ended.PersonId);
    }
}
