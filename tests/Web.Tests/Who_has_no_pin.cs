using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Coordinating;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Whoever cannot sign in yet is found, and first PINs for a unit stand on a sheet until it is put away.</summary>
public sealed class Who_has_no_pin : IDisposable
{
    private static readonly StaffWords English = StaffWords.In(Language.English);
    private static readonly Guid Id = Guid.CreateVersion7();
    private readonly Answers server = new(new Entrance([], DeviceRevoked: false, Me: new Me(Guid.CreateVersion7(), Guid.CreateVersion7(), "Rosa C.", [Role.Coordinator], "en", ConsentNeeded: false)));

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Given_somebody_who_cannot_sign_in_then_the_row_says_so_and_a_filter_asks_for_it()
    {
        PersonSummary person = new(Id, PersonType.Resident, PersonStatus.Active, "A1", "Ann", "Bay", null, null, [], Pin: PinState.None);
        server["/people"] = new Contracts.PeoplePage([person, person with { PersonId = Guid.CreateVersion7(), Pin = PinState.First }, person with { PersonId = Guid.CreateVersion7(), Pin = PinState.Own }], More: false);
        await using var page = await Rendered.ShowAsync<PersonList, StaffWords>(server, English, (nameof(PersonList.Label), "Find"));
        var html = await page.HtmlAsync();
        Assert.Contains($"A1 · {English.Pin(PinState.None)}<", html, StringComparison.Ordinal);
        Assert.Contains($"A1 · {English.Pin(PinState.First)}<", html, StringComparison.Ordinal);
        Assert.DoesNotContain(English.Pin(PinState.Own), html, StringComparison.Ordinal);
        Assert.Equal(string.Empty, server.Query);
        await page.ChooseAsync("select", $"{PinState.None}");
        Assert.Equal("?pin=None", server.Query);
    }

    [Fact]
    public async Task Given_somebody_added_while_the_list_is_still_on_its_way_then_that_person_is_shown_once_it_has_come()
    {
        var first = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Otherwise = _ => first.Task;
        await using var page = await Rendered.BeginAsync<Office, StaffWords>(server, English);
        var shown = page.PressAsync(Office.Show);
        server["/people"] = new Contracts.PeoplePage([new PersonSummary(Id, PersonType.Resident, PersonStatus.Active, Office.Number, "Ann", "Bay", null, null, [], Pin: PinState.None)], More: false);
        first.SetResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        await shown;
        await page.UntilAsync(html => html.Contains("aria-expanded=\"true\"", StringComparison.Ordinal));
        Assert.Contains($"{Office.Number} · ", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_first_pins_for_a_unit_then_they_stand_on_a_sheet_until_it_is_put_away()
    {
        server["/units"] = new UnitList([new Unit(Id, "B", "Unit B")]);
        server[$"/units/{Id}/pins"] = new UnitFirstPins([new PersonFirstPin(Id, "A1", "Ann", "Bay", "B-101", "48151623")], 3);
        await using var page = await Rendered.ShowAsync<FirstPinsPart, StaffWords>(server, English);
        await page.ChooseAsync("select", Id.ToString());
        await page.PressAsync(English.MakePins);
        Assert.Contains(English.MakePinsMore, await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync(English.MakePins);
        Assert.Contains("48151623", await page.HtmlAsync(), StringComparison.Ordinal);
        Assert.Contains(English.MoreWithoutPin(3), await page.HtmlAsync(), StringComparison.Ordinal);
        await page.PressAsync(English.Print);
        Assert.Contains("printPage", page.Browser.Calls);
        await page.PressAsync(English.PutAway);
        Assert.DoesNotContain("48151623", await page.HtmlAsync(), StringComparison.Ordinal);
    }

    /// <summary>A list, and what shows somebody in it.</summary>
    private sealed class Office : ComponentBase
    {
        public const string Show = "Show who was added";
        public const string Number = "A78100";
        private PersonList? list;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<PersonList>(0);
            builder.AddComponentParameter(1, nameof(PersonList.Label), "Find");
            builder.AddComponentReferenceCapture(2, shown => list = (PersonList)shown);
            builder.CloseComponent();
            builder.OpenElement(3, "button");
            builder.AddAttribute(4, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => list!.ShowAsync(Number)));
            builder.AddContent(5, Show);
            builder.CloseElement();
        }
    }
}
