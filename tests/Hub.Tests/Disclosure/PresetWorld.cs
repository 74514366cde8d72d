using PeerConnect.Contracts;
using PeerConnect.Hub.Holding;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Hub.Tests.Escalation;
using PeerConnect.Seeding;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A facility that lives by a shipped preset as it is offered: drafted, signed by two, its rosters staffed over HTTP, its residents asked again. An alarm goes to a listener.</summary>
internal sealed class PresetWorld : IAsyncDisposable
{
    /// <summary>In what was flagged, and nowhere else.</summary>
    public const string Words = "quetzal";

    /// <summary>In the message before it, and nowhere else.</summary>
    public const string WordsBefore = "axolotl";

    // Nobody is seen for a quarter of an hour: the session is over.
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);
    private static readonly HashSet<string> WorksNoCases = ["coordinator", "auditor", "administrator"];
    private readonly Dictionary<string, StaffConsole> consoles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> earlier = new(StringComparer.Ordinal);
    private readonly List<TestCaller> callers = [];
    private DateTimeOffset begun;

    private PresetWorld(EscalationWorld night) => Night = night;

    public static TheoryData<string> Presets => ["us-state-prison", "uk-acct", "county-jail"];

    public EscalationWorld Night { get; }

    public CaseWorld Cases => Night.Cases;

    /// <summary>Who works here and at the other facility; "clinician" and his kin work the day roster, "colleague" is on call where the preset has somebody on call.</summary>
    public IEnumerable<string> Staff => Cases.Staff.Keys;

    public static async Task<PresetWorld> StartAsync(string preset)
    {
        var world = new PresetWorld(await EscalationWorld.StartAsync(policy: recipient => recipient));
        await world.BringIntoForceAsync(preset);
        foreach (var staff in world.Staff)
        {
            world.consoles[staff] = WorksNoCases.Contains(staff) ? world.Cases.WithoutFeed(staff) : await world.Cases.ConnectAsync(staff);
        }

        return world;
    }

    /// <summary>Somebody signed in.</summary>
    public TestCaller As(SeededPerson person)
    {
        var caller = new TestCaller(Cases.Hub.Address, null);
        caller.Http.DefaultRequestHeaders.Authorization = new("Bearer", person.Token);
        callers.Add(caller);
        return caller;
    }

    /// <summary>The console of somebody, with a feed until the server was away.</summary>
    public StaffConsole Console(string staff)
    {
        if (!consoles.TryGetValue(staff, out var console))
        {
            consoles[staff] = console = Cases.WithoutFeed(staff);
        }

        return console;
    }

    /// <summary>The resident writes something before it, then this; time counts from here.</summary>
    public async Task<MessageStored> SayAsync(string body, Guid conversation)
    {
        await Cases.SayAsync(Cases.Resident, conversation, WordsBefore);
        begun = Cases.Store.Now();
        var stored = await Cases.SayAsync(Cases.Resident, conversation, body);
        await Night.AfterAsync(TimeSpan.Zero);
        return stored;
    }

    /// <summary>The supporter is worried about the resident; time counts from when staff may go. Answers with the last message before that.</summary>
    public async Task<MessageStored> TellAsync(ConcernAbout about, string words)
    {
        await Cases.SayAsync(Cases.Resident, Cases.Pair, WordsBefore);
        var before = await Cases.SayAsync(Cases.Resident, Cases.Pair, "nothing of note");
        TestCaller.Ok(await As(Cases.Supporter).PostAsync<ToldToStaff>("concerns", new RaiseConcern(Cases.Pair, Cases.Resident.Key.PersonId, about, ConcernNear.Soon, words)));
        using var db = Cases.Store.Read();
        Begin(db.Cases.Single().NotBefore);

        // Whoever is there when the limits begin is there: hours that pass at a stroke would find everybody signed out.
        await UntilAsync(TimeSpan.Zero);
        return before;
    }

    /// <summary>The supporter reports what the resident writes; time counts from when its author may notice.</summary>
    public async Task<MessageStored> ReportAsync(ReportReason reason, string body)
    {
        await Cases.SayAsync(Cases.Resident, Cases.Pair, WordsBefore);
        var stored = await Cases.SayAsync(Cases.Resident, Cases.Pair, body);
        TestCaller.Ok(await As(Cases.Supporter).PostAsync<ToldToStaff>("reports", new ReportMessage(Cases.Pair, stored.EntryId, reason, $"{Words}, again")));
        using var db = Cases.Store.Read();
        Begin(db.Cases.Single().NotBefore);
        await UntilAsync(TimeSpan.Zero);
        return stored;
    }

    /// <summary>Time counts from then; from now where nothing is said.</summary>
    public void Begin(DateTimeOffset? at = null) => begun = at ?? Cases.Store.Now();

    /// <summary>Lets time pass until so long after what was said; people stay signed in, over hours with the server away meanwhile.</summary>
    public async Task UntilAsync(TimeSpan after)
    {
        while (begun + after - Cases.Store.Now() is var left && left > TimeSpan.Zero)
        {
            if (left > Long)
            {
                foreach (var (staff, console) in consoles)
                {
                    earlier[staff] = earlier.GetValueOrDefault(staff) + console.Bytes;
                }

                consoles.Clear();
                await Cases.ReturnAfterAsync(left);
            }
            else
            {
                await Night.AfterAsync(left < Awake ? left : Awake);
                foreach (var staff in Staff)
                {
                    await Console(staff).ListAsync();
                }

                foreach (var person in new[] { Cases.Resident, Cases.Supporter })
                {
                    await using var awake = StaffConsole.WithoutFeed(Cases.Hub, person);
                    await awake.ListAsync();
                }
            }
        }

        await Night.AfterAsync(TimeSpan.Zero);
        await Cases.Hub.Service<HoldEnds>().DoDueAsync(CancellationToken.None);
    }

    /// <summary>What everybody sees of the one thing that there is; who sees nothing is left out.</summary>
    /// <param name="limits">With the minute by which somebody must have acted, as it stands before any has passed.</param>
    public async Task<SortedDictionary<string, string>> SeenAsync(bool limits = false)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var staff in Staff)
        {
            var list = await Console(staff).ListAsync();
            Assert.Equal(WorksNoCases.Contains(staff), list.Refusal is { Code: RefusalCode.NotFound });
            if (list.Ok is { } feed && await SeesAsync(Console(staff), feed) is { Length: > 0 } all && (limits ? all : WithoutLimits(all)) is var sees)
            {
                seen[staff] = sees;
            }
        }

        return seen;
    }

    public static string WithoutLimits(string sees) => System.Text.RegularExpressions.Regex.Replace(sees, @" by \d+m", "");

    /// <summary>Every byte that the server ever sent to somebody.</summary>
    public string Bytes(string staff) => earlier.GetValueOrDefault(staff) + Console(staff).Bytes;

    public async Task<IReadOnlyList<InboxItem>> InboxAsync()
    {
        await using var chatter = await Cases.Hub.ConnectAsync(Cases.Resident);
        return [.. TestCaller.Ok(await chatter.CallAsync<CatchUp>(nameof(IChatServer.CatchUp), new CatchUpRequest([], 0))).Inbox.Where(item => item.Kind != InboxKind.ConsentAsked)];
    }

    /// <summary>Which limits passed without their act, with the minute of each.</summary>
    public IEnumerable<string> Overdue() => Night.Told("overdue").Select(limit => limit.Split(':'))
        .Select(limit => $"{limit[0]} {Minutes(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(limit[1], System.Globalization.CultureInfo.InvariantCulture)) - begun)}")
        .Order(StringComparer.Ordinal);

    public async ValueTask DisposeAsync()
    {
        callers.ForEach(caller => caller.Dispose());
        await Night.DisposeAsync();
    }

    private static string Minutes(TimeSpan span) => span.TotalMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private async Task BringIntoForceAsync(string id)
    {
        var (coordinator, clinician, administrator) = (As(Cases.Staff["coordinator"]), As(Cases.Staff["clinician"]), As(Cases.Staff["administrator"]));
        await RosterAsync(coordinator, "day", "clinician", "kin");
        var document = TestCaller.Ok(await coordinator.GetAsync<PolicyPresets>("policies/presets")).Presets.Single(preset => preset.Id == id).Document;
        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document))).Id;
        var (hash, unstaffed) = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")) is var read ? (read.DocumentHash, read.Unstaffed) : default;
        if (id == "county-jail")
        {
            Assert.Empty(unstaffed);
        }
        else
        {
            var rank = id == "uk-acct" ? "Custodial manager" : "Unit manager";
            Assert.Equal(["Clinician on the roster on-call", $"somebody who may approve, of the rank '{rank}' or above"], unstaffed);
            await RosterAsync(coordinator, "on-call", "colleague");
            TestCaller.Ok(await administrator.PutAsync<Done>($"staff/{Cases.Staff["coordinator"].Key.PersonId}/rank", new SetRank(rank)));
        }

        TestCaller.Ok(await clinician.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash)));
        Assert.Equal(PolicyDraftState.InForce, TestCaller.Ok(await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash))).State);
        foreach (var person in new[] { Cases.Resident, Cases.Supporter })
        {
            var caller = As(person);
            Assert.True(TestCaller.Ok(await caller.GetAsync<Me>("me")).ConsentNeeded);
            var notice = TestCaller.Ok(await caller.GetAsync<NoticeText>("notice"));
            TestCaller.Ok(await caller.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
        }
    }

    private async Task RosterAsync(TestCaller coordinator, string name, params string[] members)
    {
        using var db = Cases.Store.Read();
        var people = members.Select(member => Cases.Staff[member].Key.PersonId).ToList();
        var numbers = db.People.Where(row => people.Contains(row.PersonId)).Select(row => row.Number).ToList();
        TestCaller.Ok(await coordinator.PostAsync<RosterList>(
            "rosters/", new SaveRoster(Role.Clinician, name, [new RosterShift([.. Enum.GetValues<Weekday>()], "00:00", "00:00")], numbers, [])));
    }

    private async Task<string> SeesAsync(StaffConsole console, CaseFeed feed)
    {
        var parts = new List<string>();
        if (feed.GoNow.SingleOrDefault() is { } card)
        {
            Assert.Equal($"{CaseWorld.ResidentName} Seed", card.Name);
            parts.Add($"go to {card.Cell}{By(card.Deadline)}");
        }

        if (feed.Cases.SingleOrDefault() is { } item)
        {
            parts.Add(item.Purpose is { } purpose ? await OpenedAsync(console, item, purpose) : $"L1 {item.Category}{By(item.Deadline)}");
        }

        if (feed.Counted > 0)
        {
            parts.Add("L0");
        }

        return string.Join(", ", parts);
    }

    private async Task<string> OpenedAsync(StaffConsole console, FeedCase item, CasePurpose purpose)
    {
        var opened = TestCaller.Ok(await console.OpenAsync(item.CaseId, purpose));
        Assert.All(opened.Lines, line => Assert.Contains(line.Flagged ? Words : WordsBefore, line.Text, StringComparison.Ordinal));
        Assert.All(opened.Raised ?? [], told => Assert.Contains(Words, told.Words, StringComparison.Ordinal));
        Assert.Equal(1, opened.Lines.Count(line => line.Flagged) + (opened.Raised?.Count(told => told.Kind != RaisedKind.Report) ?? 0));
        return $"L{opened.Level} {item.Category} for {purpose}{By(item.Deadline)}"
            + (opened.Lines.Count > 1 ? $", {opened.Lines.Count - 1} before" : "")
            + (opened.Subject is null ? "" : ", name") + (opened.Location is null ? "" : ", place");
    }

    private string By(DateTimeOffset? deadline) => deadline is { } at ? $" by {Minutes(at - begun)}m" : "";
}
