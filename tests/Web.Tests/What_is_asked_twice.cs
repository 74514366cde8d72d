using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Coordinating;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What a coordinator cannot take back says what follows from it, and is done with a second press.</summary>
public sealed class What_is_asked_twice : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 3, 9, 19, 6, 0, TimeSpan.Zero);
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly Guid Id = Guid.CreateVersion7();
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa C.", [Role.Coordinator], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_a_certificate_when_it_is_withdrawn_then_it_says_that_the_pairs_end()
    {
        server[$"/certifications/{Id}"] = Done.Value;
        await using var page = await PartAsync<CertificationsPart>(Detail(hasPin: true) with { Certifications = [new Certification(Id, "Recovery", At, At.AddYears(1), null)] });
        await AssertAsksAsync(page, English.Withdraw, English.WithdrawMore, $"/certifications/{Id}");
    }

    [Fact]
    public async Task Given_a_pin_when_a_new_one_is_given_then_it_says_that_the_old_one_works_no_more_and_a_first_one_is_given_at_once()
    {
        server["/pin"] = new FirstPin("48151623");
        await using var page = await PartAsync<HomePart>(Detail(hasPin: true), (nameof(HomePart.Units), Array.Empty<Unit>()));
        await AssertAsksAsync(page, English.GivePin, English.PinReplaces, "/pin");
        Assert.Contains("48151623", await page.HtmlAsync(), StringComparison.Ordinal);

        await using var first = await PartAsync<HomePart>(Detail(hasPin: false), (nameof(HomePart.Units), Array.Empty<Unit>()));
        await first.PressAsync(English.GivePin);
        Assert.Contains("48151623", await first.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_keep_separate_order_when_it_is_lifted_then_it_says_that_the_two_may_meet()
    {
        server["/separations"] = new SeparationList([new Separation(Id, Shown("Ann"), Shown("Bea"), SeparationSource.Court, At, null, null)]);
        server[$"/{Id}/lift"] = Done.Value;
        await using var page = await Rendered.ShowAsync<SeparationsPage, StaffWords>(server, English);
        await AssertAsksAsync(page, English.LiftOrder, English.LiftMore, "lift");
    }

    [Fact]
    public async Task Given_a_place_in_a_group_when_it_ends_then_it_says_that_the_person_has_to_be_asked_for_anew()
    {
        server["/groups"] = new ConversationsForStaff([Group()]);
        await using var page = await Rendered.ShowAsync<GroupsPage, StaffWords>(server, English);
        await AssertAsksAsync(page, English.EndPlace, English.EndPlaceMore, "end");
    }

    [Fact]
    public async Task Given_a_kiosk_when_it_is_revoked_then_it_says_that_whoever_is_there_is_signed_out()
    {
        server["/devices"] = new DeviceList([new Device(Id, Guid.CreateVersion7(), "Kiosk 1", At, null)]);
        await using var page = await Rendered.ShowAsync<PlacesPage, StaffWords>(server, English);
        await AssertAsksAsync(page, English.Revoke, English.RevokeMore, $"/devices/{Id}");
    }

    private async Task AssertAsksAsync(Rendered page, string act, string more, string address)
    {
        var before = server.Asked.Count;
        Assert.DoesNotContain(more, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync(act);
        Assert.Contains(more, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(before, server.Asked.Count);
        await page.PressAsync(English.Cancel);
        Assert.DoesNotContain(more, await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Equal(before, server.Asked.Count);

        await page.PressAsync(act);
        await page.PressAsync(act);
        Assert.Contains(server.Asked.Skip(before), asked => asked.EndsWith(address, StringComparison.Ordinal));
    }

    private async Task<Rendered> PartAsync<TPart>(PersonDetail detail, params (string Name, object? Value)[] more)
        where TPart : PersonPart => await Rendered.ShowAsync<TPart, StaffWords>(server, English, [(nameof(PersonPart.Detail), detail), .. more]);

    private static PersonDetail Detail(bool hasPin) =>
        new(new PersonSummary(Id, PersonType.Resident, PersonStatus.Active, "A1", "Ann", "Bay", null, null, [Role.Resident]), "en", hasPin, HasArrived: false, [], [], []);

    private static PersonShown Shown(string name) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), name);

    private static ConversationForStaff Group() =>
        new(Id, Guid.CreateVersion7(), ConversationKind.Group, "monitored", ConversationState.Open, "Veterans", null, [new PlaceShown(Shown("Ann"), MemberRole.Member, PlaceState.Active, null, OursToDecide: true)]);
}
