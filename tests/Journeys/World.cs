using Microsoft.Playwright;
using PeerConnect.Client;
using PeerConnect.Contracts;
using PeerConnect.Journeys;

[assembly: AssemblyFixture(typeof(World))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace PeerConnect.Journeys;

/// <summary>One server, one browser, and the people who use it, for all journeys: Marcus and Terrence have Darnell as their supporter, and Darnell leads a group.</summary>
public sealed class World : IAsyncLifetime
{
    public const string Group = "Fathers";

    /// <summary>Words that the shipped model hears at severity 4: journeys show what follows from a verdict, not how good verdicts are.</summary>
    public const string Cry = "doesn't matter. I gave Ray my radio and my books. won't need them tomorrow";

    private IPlaywright? playwright;
    private IBrowser? browser;
    private PeerConnectClient? coordinator;
    private PeerConnectClient? officer;

    public World()
        : this(new RunningHub())
    {
    }

    private World(RunningHub hub) => Hub = hub;

    public RunningHub Hub { get; }

    /// <summary>A world whose server is set otherwise than usual.</summary>
    public static World With(params string[] settings) => new(new RunningHub(settings: settings));

    public async ValueTask InitializeAsync()
    {
        await Hub.StartAsync();

        // The machine of a suite has other things to do; what never comes fails all the same.
        Assertions.SetDefaultExpectTimeout(Screen.Patience);
        playwright = await Playwright.CreateAsync();

        // The process has no name space of its own to build a sandbox in where it runs as root, as in a container.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
        await MakeFriendsAsync();
    }

    /// <summary>A person at a screen of his or her own, not signed in yet; the browser may be prepared before it loads anything.</summary>
    public Task<Screen> OpenAsync(int width = 1280, int height = 900, string locale = "en-US", ColorScheme scheme = ColorScheme.Light, Func<IBrowserContext, Task>? prepare = null) =>
        OpenAtAsync("/", width, height, locale, scheme, prepare);

    /// <summary>The same person through the client library: what he or she does elsewhere.</summary>
    public async Task<PeerConnectClient> SignInAsync(Person person, string facility = "north")
    {
        var client = new PeerConnectClient(Hub.Address);
        Ok(await client.SignInAsync(new ResidentSignIn(facility, person.Number, person.Pin)));
        return client;
    }

    /// <summary>A member of staff of the demo at a screen of his or her own, signed in.</summary>
    public async Task<Screen> OpenStaffAsync(string userName, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light, Func<IBrowserContext, Task>? prepare = null, string facility = "north")
    {
        var screen = await OpenAtAsync("/staff", width, height, "en-US", scheme, prepare);
        await EnterAsync(screen, userName, facility);
        return screen;
    }

    /// <summary>Signs a member of staff in on the page that asks for it.</summary>
    public async Task EnterAsync(Screen screen, string userName, string facility = "north")
    {
        if (facility != "north")
        {
            await screen.Page.GetByLabel("Facility").SelectOptionAsync(facility);
        }

        await screen.Page.Locator("[data-field=UserName]").FillAsync(userName);
        await screen.Page.Locator("[data-field=Password]").FillAsync(PasswordOf(userName));
        await screen.Page.Locator("[data-field=Code]").FillAsync(await FreshCodeAsync(userName));
        await screen.Button("Sign in").ClickAsync();
        await screen.SeeAsync(screen.Button("Sign out"));
    }

    /// <summary>A member of staff of the demo through the client library.</summary>
    public async Task<PeerConnectClient> SignInStaffAsync(string userName)
    {
        var client = new PeerConnectClient(Hub.Address);
        Ok(await client.SignInAsync(new StaffSignIn("north", userName, PasswordOf(userName), await FreshCodeAsync(userName))));
        return client;
    }

    /// <summary>The officer of the first unit, signed in once: a code works once.</summary>
    public async Task<PeerConnectClient> OfficerAsync() => officer ??= await SignInStaffAsync("j.pruitt");

    /// <summary>The coordinator, signed in anew where nobody asked for so long that the session is over.</summary>
    public async Task<PeerConnectClient> CoordinatorAsync()
    {
        if ((await coordinator!.People.UnitsAsync()).Refusal is { Code: RefusalCode.SignInNeeded })
        {
            coordinator.Dispose();
            coordinator = new PeerConnectClient(Hub.Address);
            Ok(await coordinator.SignInAsync(new StaffSignIn("north", "r.castillo", PasswordOf("r.castillo"), await FreshCodeAsync("r.castillo"))));
        }

        return coordinator;
    }

    /// <summary>A new shared screen on the first unit: its token.</summary>
    public async Task<string> EnrolAsync()
    {
        var office = await CoordinatorAsync();
        var unit = Ok(await office.People.UnitsAsync()).Units[0];
        return Ok(await office.People.EnrolDeviceAsync(new EnrolDevice(unit.UnitId, "Kiosk 1"))).Token;
    }

    /// <summary>Sends it, again where the server asks for that as from any client, and fails the journey where it was not stored.</summary>
    public static async Task<MessageStored> SayAsync(Conversation conversation, string text)
    {
        var id = Guid.CreateVersion7();
        var result = await conversation.SendAsync(text, id);
        for (var tries = 1; tries < 60 && result is (SendResult.NotStored or SendResult.Refused { Refusal.RetryAfterMs: not null }); tries++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            result = await conversation.SendAsync(text, id);
        }

        return Assert.IsType<SendResult.Stored>(result).Message;
    }

    /// <summary>Decides what other journeys left open, for those that begin with an empty queue, whatever ran before them.</summary>
    public async Task SettleAsync()
    {
        using var clinician = await SignInStaffAsync("n.adeyemi");
        foreach (var left in Ok(await clinician.Cases.ListAsync()).Cases.Where(one => one is { Category: CaseCategory.SelfHarm, Purpose: not null }))
        {
            Ok(await clinician.Cases.OpenAsync(left.CaseId, new OpenCase(left.Purpose!.Value)));
            Ok(await clinician.Cases.AcknowledgeAsync(left.CaseId));
            Ok(await clinician.Cases.DecideAsync(left.CaseId, new DecideCase(CaseReason.NotMeant, FlagVerdict.False)));
        }
    }

    /// <summary>Puts more people into a role.</summary>
    public async Task GrantAsync(Role role, params string[] people)
    {
        using var administrator = await SignInStaffAsync("d.hughes");
        foreach (var name in people)
        {
            var person = Ok(await administrator.People.SearchAsync(name)).People.Single();
            Ok(await administrator.People.GrantAsync(person.PersonId, role, new GrantRole()));
        }
    }

    /// <summary>Brings the preset of a state prison into force, changed for a journey.</summary>
    public async Task UsePolicyAsync(Func<string, string> change)
    {
        using var administrator = await SignInStaffAsync("d.hughes");
        var preset = Ok(await administrator.Policies.PresetsAsync("en")).Presets.Single(one => one.Id == "us-state-prison");
        var changed = change(preset.Document);
        Assert.NotEqual(preset.Document, changed);
        var draft = Ok(await administrator.Policies.DraftAsync(new SavePolicyDraft(changed))).Id;
        foreach (var name in (string[])["n.adeyemi", "t.brandt"])
        {
            using var signer = await SignInStaffAsync(name);
            Ok(await signer.Policies.SignAsync(draft, new SignPolicyDraft(Ok(await signer.Policies.GetDraftAsync(draft)).DocumentHash)));
        }
    }

    /// <summary>The one case of that kind: on a busy machine the list of words judges a message first, and the model a moment later.</summary>
    public static async Task<FeedCase> CaseAsync(PeerConnectClient staff, Func<FeedCase, bool> isMeant)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(Screen.Patience));
        while (true)
        {
            if (Ok(await staff.Cases.ListAsync(limit.Token)).Cases.SingleOrDefault(isMeant) is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), limit.Token);
        }
    }

    public static T Ok<T>(Reply<T> reply)
        where T : class => reply.Ok ?? throw new InvalidOperationException($"{reply.Refusal?.Code}: {reply.Refusal?.Message}");

    public async ValueTask DisposeAsync()
    {
        coordinator?.Dispose();
        officer?.Dispose();
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await Hub.DisposeAsync();
    }

    private async Task<Screen> OpenAtAsync(string path, int width, int height, string locale, ColorScheme scheme, Func<IBrowserContext, Task>? prepare)
    {
        var context = await browser!.NewContextAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, Locale = locale, ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce, TimezoneId = "America/Chicago" });
        await (prepare?.Invoke(context) ?? Task.CompletedTask);
        return await Screen.OpenAsync(context, Hub.Address, path);
    }

    /// <summary>The six digits, which the server takes once: where these and the next were used, it says how long to wait.</summary>
    private async Task<string> FreshCodeAsync(string userName)
    {
        var reply = await coordinator!.Staff.DemoCodeAsync(userName);
        while (reply.Refusal is { Code: RefusalCode.TooFast, RetryAfterMs: { } wait })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(wait), TimeProvider.System);
            reply = await coordinator.Staff.DemoCodeAsync(userName);
        }

        return Ok(reply).Code;
    }

    private async Task MakeFriendsAsync()
    {
        coordinator = new PeerConnectClient(Hub.Address);
        Ok(await coordinator.SignInAsync(new StaffSignIn("north", "r.castillo", "castillo-for-the-demo", await FreshCodeAsync("r.castillo"))));
        using var darnell = await SignInAsync(Person.Darnell);
        await ConsentAsync(darnell);
        var supporter = Of(darnell);
        var group = Ok(await coordinator.Groups.CreateAsync(new CreateGroup(Group, supporter.PersonId))).Id;
        foreach (var person in (Person[])[Person.Marcus, Person.Terrence, Person.Luis])
        {
            using var client = await SignInAsync(person);
            var request = Ok(await client.Approvals.RequestPairingAsync(new PairingWanted(Supporter: supporter))).RequestId;
            Ok(await coordinator.Approvals.DecideAsync(request, new DecideRequest(true)));
            var place = Ok(await coordinator.Approvals.RequestPlaceAsync(group, new PlaceWanted(Of(client)))).RequestId;
            Ok(await coordinator.Approvals.DecideAsync(place, new DecideRequest(true)));
            if (person == Person.Terrence)
            {
                await ConsentAsync(client);
            }
        }
    }

    /// <summary>Accepts the notice as it is now.</summary>
    public static async Task ConsentAsync(PeerConnectClient client)
    {
        var notice = Ok(await client.NoticeAsync());
        Ok(await client.ConsentAsync(new GiveConsent(notice.PolicyVersion, notice.Hash)));
    }

    private static string PasswordOf(string userName) => $"{(userName == "control" ? "room" : userName.Split('.')[^1])}-for-the-demo";

    private static PersonRef Of(PeerConnectClient client) => new(client.Session!.Me.FacilityId, client.Session.Me.PersonId);
}

/// <summary>Demo people who take part.</summary>
public sealed record Person(string Number, string Pin, string Given, string Shown)
{
    public static Person Marcus { get; } = new("A48207", "480271", "Marcus", "Marcus H.");

    public static Person Darnell { get; } = new("A39115", "390518", "Darnell", "Darnell W.");

    public static Person Terrence { get; } = new("A47718", "584177", "Terrence", "Terrence C.");

    /// <summary>Reads Spanish.</summary>
    public static Person Luis { get; } = new("A50433", "504936", "Luis", "Luis R.");

    /// <summary>Lives on the first unit.</summary>
    public static Person Ray { get; } = new("A31870", "713084", "Ray", "Ray O.");

    public static Person Isaiah { get; } = new("A52096", "609452", "Isaiah", "Isaiah B.");
}
