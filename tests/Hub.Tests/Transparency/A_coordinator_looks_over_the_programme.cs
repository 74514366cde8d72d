using System.Net;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Transparency;

/// <summary>How a programme goes, in whole days until yesterday and whole months: never a number under five, and the same whoever asks and whenever.</summary>
public sealed class A_coordinator_looks_over_the_programme : IAsyncLifetime
{
    private static readonly DateTimeOffset Yesterday = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private CaseWorld world = null!;
    private long number = 1_000;

    public async ValueTask InitializeAsync() => world = await CaseWorld.StartAsync(fakeTime: true);

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_days_of_few_messages_then_they_are_told_with_the_next_and_every_span_and_every_later_look_tells_the_same()
    {
        await world.ChangeAsync(transaction =>
        {
            foreach (var (days, count) in new[] { (3, 5), (2, 3), (1, 2), (0, 7), (-1, 20) })
            {
                Write(transaction, world.Resident, Yesterday.AddDays(-days), count);
            }

            // What somebody of another facility writes here is that facility's.
            Write(transaction, world.Foreigner, Yesterday, 40);
        });
        CountedDays[] told = [Days(2026, 1, 1, 2, 26, 5), Days(2026, 2, 27, 2, 28, 5), Days(2026, 3, 1, 3, 1, 7)];
        var usual = await LookAsync();
        Assert.Equal((28, new DateOnly(2026, 2, 2), new DateOnly(2026, 3, 1)), (usual.Days, usual.From, usual.Until));
        foreach (var span in new[] { "7", "28", "90" })
        {
            Assert.Equal(told, (await LookAsync(span)).Messages);
        }

        await world.ReturnAfterAsync(TimeSpan.FromDays(7));
        Assert.Equal([.. told, Days(2026, 3, 2, 3, 2, 20)], (await LookAsync("28")).Messages);
        Assert.Equal([Days(2026, 3, 2, 3, 2, 20)], (await LookAsync("7")).Messages);
        Assert.Equal("""{"days":7}""", world.Audit("overview-read")[^1].Details);
    }

    [Fact]
    public async Task Given_a_message_that_was_held_then_it_counts_on_its_day_whatever_staff_do_with_it()
    {
        await world.ChangeAsync(transaction =>
        {
            Write(transaction, world.Resident, Yesterday.AddDays(-1), 4);
            transaction.Db.HeldMessages.Add(new HeldMessageRow
            {
                FacilityId = world.Facility,
                EntryId = Guid.CreateVersion7(),
                ConversationId = world.Pair,
                AuthorFacilityId = world.Facility,
                AuthorId = world.Resident.Key.PersonId,
                ClientMessageId = Guid.CreateVersion7(),
                At = Yesterday.AddDays(-1),
                PolicyVersion = 1,
                State = HeldState.Released,
            });
            Write(transaction, world.Resident, Yesterday, 6);
            Write(transaction, world.Resident, Yesterday, 1, EntryRow.ListedReaders);
        });
        Assert.Equal([Days(2026, 1, 1, 2, 28, 5), Days(2026, 3, 1, 3, 1, 6)], (await LookAsync()).Messages);
    }

    [Fact]
    public async Task Given_the_quarter_is_over_then_its_report_is_what_the_days_come_to_and_shows_none_of_them_by_the_difference()
    {
        await world.ChangeAsync(transaction =>
        {
            Write(transaction, world.Resident, new DateTimeOffset(2025, 12, 30, 9, 0, 0, TimeSpan.Zero), 9);
            Write(transaction, world.Resident, new DateTimeOffset(2025, 12, 31, 9, 0, 0, TimeSpan.Zero), 2);
            Write(transaction, world.Resident, new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero), 4);
        });
        Assert.Equal([Days(2025, 10, 1, 12, 30, 9), new CountedDays(new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1), 6)], (await LookAsync("90")).Messages);
        Assert.Equal(9, (await world.WithoutFeed("auditor").QuarterAsync("2025-Q4")).Ok!.Cells[0].Count);
    }

    [Fact]
    public async Task Given_requests_for_a_person_then_they_are_counted_and_no_look_shows_what_became_of_them()
    {
        await world.ChangeAsync(transaction =>
        {
            foreach (var (days, count) in new[] { (2, 16), (1, 3), (0, 5) })
            {
                Ask(transaction, Yesterday.AddDays(-days), count);
            }
        });
        Assert.Equal([Days(2026, 1, 1, 2, 27, 16), Days(2026, 2, 28, 3, 1, 8)], (await LookAsync("7")).Requests);
        var coordinator = world.WithoutFeed("coordinator");
        var before = await coordinator.GetAsync("api/v1/overview?days=28");
        for (var each = 0; each < 8; each++)
        {
            await world.ChangeAsync(transaction =>
            {
                var open = transaction.Db.Cases.Where(row => row.AskedFor != null && row.State != CaseState.Decided && row.FaceToFaceAt == null).ToList();
                open[0].FaceToFaceAt = open[0].OpenedAt.AddMinutes(7);
                (open[^1].State, open[^1].ReasonCode) = (CaseState.Decided, nameof(PersonRefusal.NobodyMoves));
            });
            Assert.Equal(before, await coordinator.GetAsync("api/v1/overview?days=28"));
        }
    }

    [Fact]
    public async Task Given_the_quarter_is_over_then_its_report_alone_says_what_became_of_the_requests_of_its_whole_stretches()
    {
        await world.ChangeAsync(transaction =>
        {
            foreach (var (days, count) in new[] { (-2, 15), (-1, 2), (0, 4) })
            {
                Ask(transaction, new DateTimeOffset(2026, 1, 1, 9, 0, 0, TimeSpan.Zero).AddDays(days), count);
            }
        });
        Assert.Equal([Days(2025, 10, 1, 12, 30, 15), new CountedDays(new DateOnly(2025, 12, 31), new DateOnly(2026, 1, 1), 6)], (await LookAsync("90")).Requests);
        await world.ChangeAsync(transaction =>
        {
            var asked = transaction.Db.Cases.Where(row => row.AskedFor != null).AsEnumerable().OrderBy(row => row.OpenedAt).ToList();
            foreach (var row in asked[..5])
            {
                row.FaceToFaceAt = row.OpenedAt.AddMinutes(7);
            }

            // The last ones are of the next quarter.
            foreach (var row in asked[5..10].Concat(asked[15..]))
            {
                (row.State, row.ReasonCode) = (CaseState.Decided, nameof(PersonRefusal.NobodyMoves));
            }
        });
        Assert.Equal(
            [(ReportFigure.Requests, 15), (ReportFigure.Answered, 5), (ReportFigure.Refused, 5), (ReportFigure.Unanswered, 5)],
            (await world.WithoutFeed("auditor").QuarterAsync("2025-Q4")).Ok!.Cells.Where(cell => cell.Figure is >= ReportFigure.Requests and <= ReportFigure.Unanswered)
                .Select(cell => (cell.Figure, cell.Count)));
    }

    [Fact]
    public async Task Given_people_as_they_are_now_then_small_numbers_and_what_would_show_them_are_withheld()
    {
        var supporters = new List<SeededPerson>();
        await world.ChangeAsync(transaction =>
        {
            for (var each = 0; each < 12; each++)
            {
                var person = Add(transaction, null);
                supporters.Add(person);
                transaction.Db.Certifications.Add(new CertificationRow
                {
                    FacilityId = world.Facility,
                    CertificationId = Guid.CreateVersion7(),
                    PersonId = person.Key.PersonId,
                    Programme = "basic",
                    CertifiedAt = Yesterday.AddDays(-100),
                    ExpiresAt = Yesterday.AddDays(each < 3 ? 20 : 200),
                });
                if (each < 7)
                {
                    Place(transaction, person, Open(transaction, ConversationKind.Direct), MemberRole.Supporter);
                }
            }

            for (var each = 0; each < 5; each++)
            {
                transaction.Db.ApprovalRequests.Add(new ApprovalRequestRow
                {
                    FacilityId = world.Facility,
                    RequestId = Guid.CreateVersion7(),
                    Kind = ApprovalKind.Pairing,
                    State = ApprovalState.Requested,
                    PersonFacilityId = world.Facility,
                    PersonId = supporters[each].Key.PersonId,
                    RequestedByFacilityId = world.Facility,
                    RequestedBy = supporters[each].Key.PersonId,
                    RequestedAt = world.Time!.GetUtcNow().AddHours(-10 * (each + 1)),
                });
            }
        });
        var overview = await LookAsync();

        // With the world's own: one supporter who is certified and supports, and a resident. Three certifications end soon: neither they nor the others are told.
        Assert.Equal(
            new (OverviewFigure, int?)[]
            {
                (OverviewFigure.InChats, 9), (OverviewFigure.Certified, 13), (OverviewFigure.Supporting, 8), (OverviewFigure.Resting, 5), (OverviewFigure.CertificateEnds, null),
                (OverviewFigure.CertificateLasts, null), (OverviewFigure.Waiting, 5), (OverviewFigure.Pairs, 9), (OverviewFigure.Groups, null),
            },
            overview.Cells.Select(cell => (cell.Figure, cell.Count)));
        Assert.Equal(30, overview.MedianWaitHours);

        await world.ChangeAsync(transaction => transaction.Db.ApprovalRequests.First().State = ApprovalState.Withdrawn);
        Assert.Null((await LookAsync()).MedianWaitHours);
    }

    [Fact]
    public async Task Given_units_then_last_month_is_told_once_and_moving_somebody_shows_nothing()
    {
        Guid a = default, b = default;
        SeededPerson mover = null!;
        await world.ChangeAsync(transaction =>
        {
            a = transaction.Db.Units.Single(row => row.Code == "A").UnitId;
            b = transaction.Db.Units.Single(row => row.Code == "B").UnitId;
            var group = Open(transaction, ConversationKind.Group);
            for (var each = 0; each < 11; each++)
            {
                var person = Add(transaction, b);
                Place(transaction, person, group, MemberRole.Member);
                if (each < 6)
                {
                    Write(transaction, person, Yesterday.AddDays(-5), 2);
                    mover = person;
                }
            }

            // All but four of A wrote: that is told of nobody either.
            for (var each = 0; each < 9; each++)
            {
                var person = Add(transaction, a);
                Place(transaction, person, group, MemberRole.Member);
                Write(transaction, person, Yesterday.AddDays(each < 6 ? -5 : 0), 1);
            }
        });
        var overview = await LookAsync();
        Assert.Equal(new DateOnly(2026, 2, 1), overview.UnitsOf);
        UnitUse[] told = [new(a, "Unit A"), new(b, "Unit B", 6)];
        Assert.Equal(told, overview.Units);

        await world.ChangeAsync(transaction => transaction.Db.People.Single(row => row.PersonId == mover.Key.PersonId).UnitId = a);
        Assert.Equal(told, (await LookAsync("90")).Units);
    }

    [Fact]
    public async Task Given_nothing_yet_then_nothing_is_told_and_a_span_that_is_not_offered_is_refused_in_a_sentence()
    {
        var coordinator = world.WithoutFeed("coordinator");
        var overview = await LookAsync();
        Assert.Empty(overview.Messages);
        Assert.Empty(overview.Requests);
        Assert.All(overview.Cells, cell => Assert.Null(cell.Count));
        Assert.All(overview.Units, unit => Assert.Null(unit.Writers));
        Assert.Single(world.Audit("overview-read"));
        foreach (var wrong in new[] { "1", "8", "27", "-7", "07.0", "seven", "99999999999", "%20" })
        {
            var (status, body) = await coordinator.GetAsync($"api/v1/overview?days={wrong}");
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("Ask for the last 7, 28 or 90 days", body, StringComparison.Ordinal);
        }

        Assert.Single(world.Audit("overview-read"));
    }

    private static CountedDays Days(int year, int month, int day, int untilMonth, int untilDay, int count) =>
        new(new DateOnly(year, month, day), new DateOnly(year, untilMonth, untilDay), count);

    private async Task<Overview> LookAsync(string? days = null)
    {
        var reply = await world.WithoutFeed("coordinator").OverviewAsync(days);
        Assert.True(reply.Ok is not null, reply.Refusal?.Message);
        return reply.Ok!;
    }

    private void Write(WriteTransaction transaction, SeededPerson author, DateTimeOffset at, int count, int form = 1)
    {
        for (var each = 0; each < count; each++)
        {
            transaction.Db.Entries.Add(new EntryRow
            {
                FacilityId = world.Facility,
                ConversationId = world.Group,
                Sequence = number++,
                EntryId = Guid.CreateVersion7(),
                Kind = EntryKind.Message,
                Form = form,
                At = at.AddMinutes(each),
                AuthorFacilityId = author.Key.FacilityId,
                AuthorId = author.Key.PersonId,
            });
        }
    }

    private void Ask(WriteTransaction transaction, DateTimeOffset at, int count)
    {
        for (var each = 0; each < count; each++)
        {
            transaction.Db.Cases.Add(new CaseRow
            {
                FacilityId = world.Facility,
                CaseId = Guid.CreateVersion7(),
                Number = number++,
                Category = nameof(CaseCategory.Company),
                Severity = 2,
                SubjectId = world.Resident.Key.PersonId,
                PolicyVersion = 1,
                Excluded = "",
                OpenedAt = at,
                LastMessageAt = at,
                AskedFor = RequestedPerson.Chaplain,
                PseudonymSalt = new byte[32],
            });
        }
    }

    private SeededPerson Add(WriteTransaction transaction, Guid? unit)
    {
        var key = new PeerConnect.Hub.Approvals.PersonKey(world.Facility, Guid.CreateVersion7());
        transaction.Db.People.Add(new PersonRow
        {
            FacilityId = world.Facility,
            PersonId = key.PersonId,
            Kind = PersonKind.Resident,
            State = PersonState.Active,
            Number = $"O{number++}",
            GivenName = "One",
            FamilyName = "More",
            Language = "en",
            UnitId = unit,
            CreatedAt = transaction.Now,
        });
        return new SeededPerson(key, "One", "none");
    }

    private Guid Open(WriteTransaction transaction, ConversationKind kind)
    {
        var row = new ConversationRow
        {
            FacilityId = world.Facility,
            ConversationId = Guid.CreateVersion7(),
            Kind = kind,
            Class = "monitored",
            State = ConversationState.Open,
            CreatedAt = transaction.Now,
        };
        transaction.Db.Conversations.Add(row);
        return row.ConversationId;
    }

    private void Place(WriteTransaction transaction, SeededPerson person, Guid conversation, MemberRole role) => transaction.Db.Memberships.Add(new MembershipRow
    {
        FacilityId = world.Facility,
        ConversationId = conversation,
        MembershipId = Guid.CreateVersion7(),
        PersonFacilityId = world.Facility,
        PersonId = person.Key.PersonId,
        Role = role,
        State = MembershipState.Active,
        FromSequence = 1,
    });
}
