using PeerConnect.Contracts;
using PeerConnect.Hub.BreakGlass;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Tests.Cases;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.BreakGlass;

/// <summary>A facility whose policy lets glass be broken, with three clinicians who work its cases.</summary>
internal sealed class GlassWorld(CaseWorld world) : IAsyncDisposable
{
    public static readonly TimeSpan Box = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Review = TimeSpan.FromSeconds(60);
    public const string Canary = "quetzal";

    public CaseWorld World { get; } = world;

    public static async Task<GlassWorld> StartAsync(Func<DisclosurePolicy, DisclosurePolicy>? policy = null, bool allowed = true) =>
        new(await CaseWorld.StartAsync(fakeTime: true, (policy ?? (own => own))(PlainPolicy.Version1 with { BreakGlass = Rules with { Allowed = allowed } })));

    public static BreakGlassRules Rules { get; } = new(
        Allowed: true, [Purpose.Care, Purpose.SafetyOfOthers], Box, AloneFromSeverity: 4, Review, BreakGlassScope.Conversation);

    public static Func<DisclosurePolicy, DisclosurePolicy> With(Func<BreakGlassRules, BreakGlassRules> rules) =>
        policy => policy with { BreakGlass = rules(policy.BreakGlass) };

    /// <summary>A member of staff who has just opened the case.</summary>
    public async Task<StaffConsole> ReaderAsync(string staff, Guid caseId, CasePurpose purpose = CasePurpose.Care)
    {
        var console = World.WithoutFeed(staff);
        await OpenAsync(console, caseId, purpose);
        return console;
    }

    public static async Task<OpenedCase> OpenAsync(StaffConsole console, Guid caseId, CasePurpose purpose = CasePurpose.Care)
    {
        var opened = await console.OpenAsync(caseId, purpose);
        Assert.True(opened.Ok is not null, $"{opened.Refusal?.Code}: {opened.Refusal?.Message}");
        return opened.Ok!;
    }

    /// <summary>The id of the one case there is in that category.</summary>
    public Guid Case(string category = "SelfHarm")
    {
        using var db = World.Store.Read();
        return db.Cases.Single(row => row.Category == category).CaseId;
    }

    /// <summary>From now on "officer of A" is the second one in security.</summary>
    public Task SecondInSecurityAsync() => World.ChangeAsync(transaction => transaction.Db.Roles.Add(new RoleRow
    {
        FacilityId = World.Facility, PersonId = World.Staff["officer of A"].Key.PersonId, Role = Role.Security, From = transaction.Now.AddDays(-1),
    }));

    /// <summary>Asked by a clinician, approved by a colleague who has read the case and the reason.</summary>
    public async Task<(StaffConsole Asker, StaffConsole Approver, BrokenGlass Glass)> OpenedAsync(Guid caseId, CasePurpose purpose = CasePurpose.Care)
    {
        var asker = await ReaderAsync("clinician", caseId);
        var asked = Ok(await asker.AskGlassAsync(caseId, purpose));
        var approver = await ReaderAsync("colleague", caseId);
        return (asker, approver, Ok(await approver.GlassAsync(asked, "approve")));
    }

    public static T Ok<T>(Reply<T> reply)
        where T : class
    {
        Assert.True(reply.Ok is not null, $"{reply.Refusal?.Code}: {reply.Refusal?.Message}");
        return reply.Ok!;
    }

    /// <summary>Lets time pass; what the clock owes is done by the caller, so that nothing depends on the worker.</summary>
    public void Pass(TimeSpan time) => World.Time!.SetUtcNow(World.Time.GetUtcNow() + time);

    public Task<int> DoDueAsync() => World.Hub.Service<BreakGlassTimes>().DoDueAsync(CancellationToken.None);

    public BreakGlassRow Row(BrokenGlass glass)
    {
        using var db = World.Store.Read();
        return db.BreakGlass.Single(row => row.GlassId == glass.GlassId);
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();
}
