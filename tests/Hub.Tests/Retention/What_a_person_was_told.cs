using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;

namespace PeerConnect.Hub.Tests.Retention;

/// <summary>A signpost says as much as a score, and a question whether somebody came as much as its case: neither outlives that.</summary>
public sealed class What_a_person_was_told : IAsyncLifetime
{
    private CaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await RetentionWorld.StartAsync();

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_the_time_of_scores_is_over_then_a_signpost_says_nothing_any_more_and_keeps_its_place_and_other_notices_stay_as_long_as_messages()
    {
        await world.SayAsync("i cannot go on (s3)");
        await world.ChangeAsync(transaction => transaction.Notify(world.Facility, world.Resident.Key.PersonId, InboxKind.Approved, world.Pair));
        await world.DecideAsync(FlagVerdict.True);
        await world.PassDaysAsync(19.9);
        Assert.Equal([InboxKind.Signpost, InboxKind.Approved], Inbox().Select(row => row.Kind));
        await world.PassDaysAsync(0.2);
        Assert.Equal([InboxKind.Gone, InboxKind.Approved], Inbox().Select(row => row.Kind));
        AssertEmpty(Inbox()[0]);
        await world.PassDaysAsync(9.8);
        Assert.Equal(InboxKind.Approved, Inbox()[1].Kind);
        await world.PassDaysAsync(0.2);
        AssertEmpty(Inbox()[1]);

        // The next one is the third, and a client that comes back finds no gap and nothing to show.
        await world.ReturnAfterAsync(TimeSpan.FromMinutes(1));
        await world.ChangeAsync(transaction => transaction.Notify(world.Facility, world.Resident.Key.PersonId, InboxKind.NotApproved, world.Pair));
        await using var anew = await world.Hub.ConnectAsync(world.Resident);
        var items = TestCaller.Ok(await anew.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Inbox;
        Assert.Equal([(1L, InboxKind.Gone, ""), (2L, InboxKind.Gone, ""), (3L, InboxKind.NotApproved, items[2].Text)], items.Select(item => (item.Sequence, item.Kind, item.Text)));
        Assert.NotEmpty(items[2].Text);
    }

    [Fact]
    public async Task Given_a_hold_or_a_case_that_nobody_decided_then_what_it_is_about_stays()
    {
        await world.SayAsync("i cannot go on (s3)");
        await world.ChangeAsync(transaction => transaction.Notify(
            world.Facility, world.Resident.Key.PersonId, InboxKind.DidTheyCome, conversationId: null, detail: "round:0", caseId: transaction.Db.Cases.Single().CaseId));
        await world.SayAsync(world.Supporter, world.Pair, "nor can i (s3)");
        await world.ChangeAsync(transaction => transaction.Notify(world.Foreigner.Key.FacilityId, world.Foreigner.Key.PersonId, InboxKind.Approved, conversationId: null));
        Assert.NotNull((await world.WithoutFeed("coordinator").HoldAsync(LegalHoldOn.Person, world.Supporter.Key.PersonId, "order 14")).Ok);
        await world.PassDaysAsync(400);

        // The hold on somebody covers the conversations in which that person took part, with what others were told there; a question is of its case.
        Assert.Equal([InboxKind.Signpost, InboxKind.DidTheyCome], Inbox().Select(row => row.Kind));
        Assert.Equal([InboxKind.Signpost, InboxKind.DidTheyCome], Inbox(world.Supporter.Key.PersonId).Select(row => row.Kind));

        // Another one, who is not held: what nothing keeps is gone.
        Assert.Equal([InboxKind.Gone], Inbox(world.Foreigner.Key.PersonId).Select(row => row.Kind));
    }

    [Fact]
    public async Task Given_a_case_is_purged_then_no_table_but_the_audit_chain_names_whom_it_was_about()
    {
        await world.SayAsync("i cannot go on (s3)");
        Guid caseId, held = Guid.CreateVersion7();
        var resident = world.Resident.Key.PersonId;
        using (var db = world.Store.Read())
        {
            caseId = db.Cases.Single().CaseId;
        }

        var clinician = world.WithoutFeed("clinician");
        Assert.NotNull((await clinician.GoAsync(caseId)).Ok);
        Assert.NotNull((await clinician.MeetAsync(caseId)).Ok);
        await world.DecideAsync(FlagVerdict.True);
        await world.ChangeAsync(transaction =>
        {
            transaction.Db.HeldMessages.Add(new HeldMessageRow
            {
                FacilityId = world.Facility, EntryId = held, ConversationId = world.Pair, AuthorFacilityId = world.Facility, AuthorId = resident,
                ClientMessageId = held, At = transaction.Now, PolicyVersion = 1, State = HeldState.Rejected, CaseId = caseId, Reason = RejectReason.Threat,
            });
            foreach (var kind in new[] { HeldActKind.Rejected, HeldActKind.AppealUpheld })
            {
                transaction.Db.HeldActs.Add(new HeldActRow
                {
                    FacilityId = world.Facility, ActId = Guid.CreateVersion7(), CaseId = caseId, EntryId = held, Kind = kind, ActorId = clinician.Person.Key.PersonId, At = transaction.Now,
                });
            }
        });
        Assert.Contains("inbox", Naming(caseId, resident));
        Assert.Contains("held_messages", Naming(caseId, resident));
        Assert.Contains("held_acts", Naming(caseId, held));

        await world.PassDaysAsync(95);
        using (var db = world.Store.Read())
        {
            Assert.Equal(("SelfHarm", 3, Guid.Empty), db.Cases.Select(row => new { row.Category, row.Severity, row.SubjectId }).AsEnumerable().Select(row => (row.Category, row.Severity, row.SubjectId)).Single());
        }

        Assert.Empty(Naming(caseId, resident));
        Assert.Empty(Naming(caseId, held));
        Assert.Empty(Naming(caseId, world.Pair));
    }

    private static void AssertEmpty(InboxRow row) => Assert.Equal(
        (InboxKind.Gone, DateTimeOffset.UnixEpoch, (Guid?)null, (Guid?)null, (string?)null, (Guid?)null, (bool?)null), (row.Kind, row.At, row.ConversationId, row.EntryId, row.Detail, row.CaseId, row.Answer));

    private List<InboxRow> Inbox(Guid? personId = null)
    {
        var id = personId ?? world.Resident.Key.PersonId;
        using var db = world.Store.Read();
        return [.. db.Inbox.AsNoTracking().Where(row => row.PersonId == id).OrderBy(row => row.Sequence)];
    }

    /// <summary>Each table with a row that has both ids in it, in whatever column.</summary>
    private List<string> Naming(Guid caseId, Guid other)
    {
        using var db = world.Store.Read();
        db.Database.OpenConnection();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return [.. Column("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('audit') AND name NOT LIKE 'sqlite_%'").Where(HasBoth)];

        List<string> Column(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var found = new List<string>();
            while (reader.Read())
            {
                found.Add(reader.GetString(0));
            }

            return found;
        }

        bool HasBoth(string table)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name is the schema's.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var cells = Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).ToList();
                if (cells.Exists(cell => Is(cell, caseId)) && cells.Exists(cell => Is(cell, other)))
                {
                    return true;
                }
            }

            return false;
        }

        static bool Is(object cell, Guid id) => cell switch
        {
            byte[] bytes => bytes.AsSpan().SequenceEqual(id.ToByteArray(true)),
            string text => text.Contains(id.ToString("D"), StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }
}
