using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Coordinating;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A person's card shows who is recorded as kin or superior, records another one and takes one back, but nothing that is about whoever reads it.</summary>
public sealed class Who_is_kin_of_whom : IDisposable
{
    private static readonly Guid Facility = Guid.CreateVersion7();
    private static readonly PersonSummary Castillo = Summary(PersonType.Staff, "r.castillo", "Rosa", "Castillo");
    private static readonly PersonSummary Marcus = Summary(PersonType.Resident, "A48207", "Marcus", "Hill");
    private static readonly PersonSummary Adeyemi = Summary(PersonType.Staff, "n.adeyemi", "Ngozi", "Adeyemi");
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Castillo.PersonId, Facility, "Rosa C.", [Role.Coordinator], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Theory]
    [InlineData(Language.English, "Family, partner or as close: A48207 Marcus Hill", "Superior: somebody of another facility")]
    [InlineData(Language.Spanish, "Familia, pareja o alguien igual de cercano: A48207 Marcus Hill", "Su superior: alguien de otro centro")]
    public async Task Given_relations_then_each_says_what_and_who(Language language, string kin, string superior)
    {
        await using var page = await ShowAsync(language, Kin(Marcus), new Relation(RelationType.ReportsTo, Guid.CreateVersion7(), Guid.CreateVersion7()));
        var shown = await page.HtmlAsync();
        Assert.Contains(kin, shown, StringComparison.Ordinal);
        Assert.Contains(superior, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(StaffWords.In(language).NoRelations, shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_number_and_what_the_other_is_then_it_is_recorded_and_the_card_is_read_again()
    {
        server["/people"] = new Contracts.PeoplePage([Marcus], More: false);
        await using var page = await ShowAsync(Language.English);
        Assert.Contains("Nobody is recorded.", await page.HtmlAsync(), StringComparison.Ordinal);
        await page.ChangeAsync("Number of the other person", "a48207");
        await page.SubmitAsync();
        Assert.DoesNotContain(server.Asked, each => each.EndsWith("/relations", StringComparison.Ordinal));
        Assert.Contains("Fill in every field.", await page.HtmlAsync(), StringComparison.Ordinal);

        Record(Kin(Marcus));
        await page.ChangeAsync("Family, partner", "on");
        await page.SubmitAsync();
        Assert.Contains($"/api/v1/people/{Adeyemi.PersonId}/relations", server.Asked);
        Assert.Equal($$"""{"type":"Kin","otherFacilityId":"{{Facility}}","otherPersonId":"{{Marcus.PersonId}}"}""", server.Sent);
        Assert.Contains("Take back: A48207 Marcus Hill", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_relation_then_it_is_taken_back_only_after_a_second_yes()
    {
        await using var page = await ShowAsync(Language.English, Kin(Marcus));
        await page.PressAsync("Take back: A48207");
        Assert.Contains("can be seen again", await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Asked, each => each.EndsWith("/removal", StringComparison.Ordinal));
        await page.PressAsync("Take back: A48207");
        Assert.Contains($"/api/v1/people/{Adeyemi.PersonId}/relations/removal", server.Asked);
        Assert.Equal($$"""{"type":"Kin","otherFacilityId":"{{Facility}}","otherPersonId":"{{Marcus.PersonId}}"}""", server.Sent);
    }

    [Fact]
    public async Task Given_a_relation_to_oneself_then_it_says_that_a_colleague_takes_it_back()
    {
        await using var page = await ShowAsync(Language.English, Kin(Castillo));
        var shown = await page.HtmlAsync();
        Assert.Contains("It is about you: a colleague has to take it back.", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Take back:", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "somebody who is not in the records here any more", "somebody whose name could not be read now")]
    [InlineData(Language.Spanish, "alguien que ya no está en los registros de aquí", "alguien cuyo nombre no se pudo leer ahora")]
    public async Task Given_somebody_without_a_name_then_it_says_in_words_why_there_is_none(Language language, string gone, string unread)
    {
        var nobody = Summary(PersonType.Resident, "A1", "No", "Body");
        server[$"/people/{nobody.PersonId}"] = RefusalCode.NotFound;
        await using var page = await ShowAsync(language, Kin(nobody));
        Assert.Contains(gone, await page.HtmlAsync(), StringComparison.Ordinal);

        server.Lost = $"/people/{nobody.PersonId}";
        await using var again = await ShowAsync(language, Kin(nobody));
        var shown = await again.HtmlAsync();
        Assert.Contains(unread, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("…", shown, StringComparison.Ordinal);
    }

    private static Relation Kin(PersonSummary other) => new(RelationType.Kin, Facility, other.PersonId);

    private static PersonSummary Summary(PersonType type, string number, string given, string family) =>
        new(Guid.CreateVersion7(), type, PersonStatus.Active, number, given, family, null, null, []);

    private static PersonDetail Detail(PersonSummary person, params IReadOnlyList<Relation> relations) => new(person, "en", HasPin: false, HasArrived: false, [], [], relations);

    private void Record(params IReadOnlyList<Relation> relations) => server[$"/people/{Adeyemi.PersonId}"] = Detail(Adeyemi, relations);

    private Task<Rendered> ShowAsync(Language language, params IReadOnlyList<Relation> relations)
    {
        Record(relations);
        server[$"/people/{Castillo.PersonId}"] = Detail(Castillo);
        server[$"/people/{Marcus.PersonId}"] = Detail(Marcus);
        server["/units"] = new UnitList([]);
        server["/relations"] = Done.Value;
        server["/removal"] = Done.Value;
        return Rendered.ShowAsync<PersonCard, StaffWords>(server, StaffWords.In(language), (nameof(PersonCard.PersonId), Adeyemi.PersonId));
    }
}
