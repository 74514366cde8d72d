using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.Requests;

namespace PeerConnect.Hub.Tests.Audit;

/// <summary>Who people are and whom they talk with is read on record, before it is answered.</summary>
public sealed class Looking_somebody_up : IAsyncLifetime
{
    private RequestWorld world = null!;
    private TestCaller coordinator = null!;

    public async ValueTask InitializeAsync()
    {
        world = await RequestWorld.StartAsync();
        coordinator = world.As(world.Cases.Staff["coordinator"]);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task Given_a_search_when_it_finds_a_few_then_the_row_names_them_and_never_what_was_typed()
    {
        var found = TestCaller.Ok(await coordinator.GetAsync<PeoplePage>($"people?text={RequestWorld.Number}"));

        var row = Assert.Single(world.Cases.Audit("people-searched"));
        Assert.Equal((world.Cases.Staff["coordinator"].Key.PersonId, $"facility:{world.Cases.Facility:D}"), (row.ActorId!.Value, row.Subject));
        Assert.Contains(Assert.Single(found.People).PersonId.ToString("D"), row.Details, StringComparison.Ordinal);
        Assert.DoesNotContain(RequestWorld.Number, row.Details, StringComparison.Ordinal);

        TestCaller.Ok(await coordinator.GetAsync<PeoplePage>("people?text=nobody-of-this-name"));
        Assert.Contains("\"found\":0", world.Cases.Audit("people-searched")[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_persons_record_when_it_is_read_then_an_auditor_who_asks_about_that_person_finds_who_looked()
    {
        var person = world.Cases.Resident.Key.PersonId;
        TestCaller.Ok(await coordinator.GetAsync<PersonDetail>($"people/{person:D}"));

        var now = world.Cases.Time!.GetUtcNow();
        var rows = TestCaller.Ok(await world.As(world.Cases.Staff["auditor"]).GetAsync<AuditFound>(
            $"audit/rows?from={Uri.EscapeDataString(now.AddDays(-1).ToString("O"))}&to={Uri.EscapeDataString(now.AddMinutes(1).ToString("O"))}&act=person-read&number={RequestWorld.Number}")).Rows;
        var row = Assert.Single(rows);
        Assert.Equal($"person:{person:D}", row.Subject);
        Assert.NotNull(row.By);
    }

    [Fact]
    public async Task Given_nobody_of_that_id_then_the_attempt_is_on_record_as_denied()
    {
        var unknown = Guid.CreateVersion7();
        Assert.Equal(RefusalCode.NotFound, (await coordinator.GetAsync<PersonDetail>($"people/{unknown:D}")).Refusal?.Code);

        Assert.Empty(world.Cases.Audit("person-read"));
        Assert.Equal($"person:{unknown:D}", Assert.Single(world.Cases.Audit("person-read-denied")).Subject);
    }

    [Fact]
    public async Task Given_a_page_of_people_when_it_is_read_then_the_row_names_each_of_them()
    {
        var page = TestCaller.Ok(await coordinator.GetAsync<PeoplePage>("people"));

        var row = Assert.Single(world.Cases.Audit("people-searched"));
        Assert.True(page.People.Count > 10);
        Assert.All(page.People, person => Assert.Contains(person.PersonId.ToString("D"), row.Details, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("conversations/pairs", "pairs-listed")]
    [InlineData("groups", "groups-listed")]
    [InlineData("approvals", "requests-listed")]
    [InlineData("approvals/caseloads", "caseloads-listed")]
    [InlineData("separations", "separations-listed")]
    [InlineData("legal-holds", "legal-holds-listed")]
    public async Task Given_a_list_that_names_people_when_it_is_read_then_that_is_on_record(string path, string act)
    {
        TestCaller.Ok(await coordinator.GetAsync<object>(path));

        Assert.Equal(world.Cases.Staff["coordinator"].Key.PersonId, Assert.Single(world.Cases.Audit(act)).ActorId);
    }
}
