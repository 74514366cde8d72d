using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Tests.Cases;

/// <summary>A facility that looks for signs of pressure and abuse in whole conversations.</summary>
internal static class PatternScene
{
    public const string Pressed = "i dont have it yet (x)";

    public static readonly DisclosurePolicy Looking = PlainPolicy.Version1 with { Classifier = new ClassifierRules([.. Enum.GetValues<JudgedCategory>()]) };

    /// <summary>Three messages of both, with signs.</summary>
    public static async Task BuildUpAsync(CaseWorld world, string body)
    {
        await world.SayAsync(world.Supporter, world.Pair, body);
        await world.SayAsync(world.Resident, world.Pair, body);
        await world.SayAsync(world.Supporter, world.Pair, body);
    }

    public static async Task DecideAsync(CaseWorld world, StaffConsole safeguarding, FlagVerdict verdict)
    {
        var caseId = Opened(world).Single(row => row.State != CaseState.Decided).CaseId;
        TestCaller.Ok(await safeguarding.OpenAsync(caseId, CasePurpose.Safeguarding));
        TestCaller.Ok(await safeguarding.TakeAsync(caseId));
        TestCaller.Ok(await safeguarding.DecideAsync(caseId, CaseReason.NoRiskFound, verdict));
        world.Time!.Advance(TimeSpan.FromSeconds(1));
    }

    public static List<CaseRow> Opened(CaseWorld world)
    {
        using var db = world.Store.Read();
        return [.. db.Cases.OrderBy(row => row.Number)];
    }
}
