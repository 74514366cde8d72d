using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>A case world whose policy escalates: after one minute the moderator and the chaplain, after two the alarm, which goes to a listener.</summary>
internal sealed class EscalationWorld : IAsyncDisposable
{
    public const string Secret = "0123456789abcdef0123456789abcdef";
    private readonly string folder = Directory.CreateTempSubdirectory("peerconnect-alarms").FullName;

    public CaseWorld Cases { get; private set; } = null!;

    public AlarmListener Pager { get; } = new();

    public AlarmListener Second { get; } = new();

    public static async Task<EscalationWorld> StartAsync(
        Func<FailureRules, FailureRules>? failures = null, Func<Recipient, Recipient>? policy = null, bool second = false, params string[] settings)
    {
        var world = new EscalationWorld();
        var file = Path.Combine(world.folder, "secret");
        await File.WriteAllTextAsync(file, Secret + "\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        world.Cases = await CaseWorld.StartAsync(
            fakeTime: true, policy ?? Escalating, failures,
            [.. Channel("pager", world.Pager, file), .. Channel("others", world.Pager, file, "other"), .. second ? Channel("second", world.Second, file) : [], .. settings]);
        return world;
    }

    /// <summary>The clinicians of the day (the clinician) and those on call (the colleague), who are told after a minute; what comes after them is the test's.</summary>
    public static async Task<EscalationWorld> WithNightAsync(params EscalationStep[] after)
    {
        var night = await StartAsync(policy: recipient => recipient is { Role: StaffRole.Clinician, Limits.Acknowledge.TotalMinutes: 2 }
            ? recipient with
            {
                Limits = recipient.Limits with
                {
                    Escalation = [new EscalationStep(TimeSpan.FromMinutes(1), StaffRole.Clinician, DisclosureLevel.Identity, Location: true, Roster: "on-call"), .. after],
                },
            }
            : recipient);
        await night.Cases.ChangeAsync(transaction =>
        {
            RosterRow[] rosters = [On(night, "day", "clinician"), On(night, "on-call", "colleague")];
            RosterRows.MarkNamed(PolicyRows.Parse(transaction.Db.Policies.Single(row => row.FacilityId == night.Cases.Facility)), rosters);
            Assert.Equal([false, true], rosters.Select(roster => roster.Named));
            transaction.Db.Rosters.AddRange(rosters);
        });
        return night;
    }

    /// <summary>Severity 4 goes on after one minute and to the alarm after two; severity 3 goes on after ten minutes.</summary>
    public static Recipient Escalating(Recipient recipient) => recipient.Limits.Acknowledge?.TotalMinutes switch
    {
        2 => recipient with { Limits = recipient.Limits with { Escalation = [Next(recipient, 1), new EscalationStep(TimeSpan.FromMinutes(2), null)] } },
        15 => recipient with { Limits = recipient.Limits with { Escalation = [Next(recipient, 10), new EscalationStep(TimeSpan.FromMinutes(20), null)] } },
        _ => recipient,
    };

    public static IEnumerable<string> Channel(string name, AlarmListener listener, string secretFile, string facility = "seed") =>
    [
        $"Alarms:Channels:{name}:Facility={facility}", $"Alarms:Channels:{name}:Kind=Webhook", $"Alarms:Channels:{name}:Url={listener.Url}",
        $"Alarms:Channels:{name}:SecretFile={secretFile}",
    ];

    /// <summary>Moves the clock and carries out what is due.</summary>
    public async Task AfterAsync(TimeSpan time)
    {
        Cases.Time!.Advance(time);
        await Cases.Hub.Service<PeerConnect.Hub.Cases.CaseDeadlines>().DoDueAsync(CancellationToken.None);
        await Cases.Hub.Service<CarryOutSteps>().DoDueAsync(CancellationToken.None);
    }

    /// <summary>As <see cref="AfterAsync"/>, in steps in which the resident and these are seen: who is idle is signed out.</summary>
    public async Task AwakeAsync(TimeSpan time, params StaffConsole[] consoles)
    {
        var step = TimeSpan.FromMinutes(10);
        await using var resident = StaffConsole.WithoutFeed(Cases.Hub, Cases.Resident);
        for (var left = time; left > TimeSpan.Zero; left -= step)
        {
            foreach (var console in consoles.Append(resident))
            {
                await console.ListAsync();
            }

            await AfterAsync(left < step ? left : step);
        }
    }

    /// <summary>Whoever is signed in stays so for some hours, or until the next act.</summary>
    public Task StayAsync() => Cases.ChangeAsync(transaction => transaction.Db.Sessions.ToList().ForEach(session => session.LastSeenAt = transaction.Now.AddHours(5)));

    /// <summary>Nobody of these roles is signed in any more.</summary>
    public Task SignOutAsync(params Role[] roles) => Cases.ChangeAsync(transaction =>
    {
        var people = transaction.Db.Roles.Where(row => roles.Contains(row.Role) && row.FacilityId == Cases.Facility).Select(row => row.PersonId).ToList();
        transaction.Db.Sessions.Where(row => people.Contains(row.PersonId)).ToList().ForEach(session => session.EndedAt = transaction.Now);
    });

    public List<string> Told(string kind)
    {
        using var db = Cases.Store.Read();
        return [.. db.CaseEvents.Where(row => row.Kind == kind).OrderBy(row => row.At).AsEnumerable().Select(row => row.Detail!)];
    }

    public List<AlarmDeliveryRow> Deliveries()
    {
        using var db = Cases.Store.Read();
        return [.. db.AlarmDeliveries];
    }

    /// <summary>Waits, in real time, until the server has done something on its own.</summary>
    public static async Task UntilAsync(Func<bool> done)
    {
        using var limit = new CancellationTokenSource(TestServer.Patience);
        while (!done())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Cases.DisposeAsync();
        await Pager.DisposeAsync();
        await Second.DisposeAsync();
        Directory.Delete(folder, true);
    }

    private static EscalationStep Next(Recipient recipient, int minutes) => recipient.Level >= DisclosureLevel.Message
        ? new EscalationStep(TimeSpan.FromMinutes(minutes), StaffRole.Moderator, DisclosureLevel.Message)
        : new EscalationStep(TimeSpan.FromMinutes(minutes), StaffRole.Chaplain, DisclosureLevel.Count, Location: true);

    private static RosterRow On(EscalationWorld world, string name, string member) => new()
    {
        FacilityId = world.Cases.Facility,
        RosterId = Guid.CreateVersion7(),
        Role = Role.Clinician,
        Name = name,
        Plan = new RosterPlan([new Shift([.. Enum.GetValues<DayOfWeek>()], TimeOnly.MinValue, TimeOnly.MinValue)], [world.Cases.Staff[member].Key.PersonId], []).ToJson(),
    };
}
