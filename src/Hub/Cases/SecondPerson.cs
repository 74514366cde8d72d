using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.BreakGlass;
using PeerConnect.Hub.Storage.Cases;

namespace PeerConnect.Hub.Cases;

/// <summary>Who may agree to what a colleague wants to see or take out of a case, or judge it afterwards.</summary>
internal static class SecondPerson
{
    private static readonly Refusal SeesLess = new(
        RefusalCode.SecondPersonNeeded, "Somebody has to do this who sees as much of the case as the colleague who asked. Leave it to another colleague.");

    private static readonly Refusal ReportsToThem = new(
        RefusalCode.SecondPersonNeeded, "You report to a colleague who had a part in this. Somebody who does not has to do this step.");

    /// <summary>Why this person may not: one of those who had a part, below one of them, somebody who sees less, or who has not looked since.</summary>
    public static Refusal? Refusal(RecordedAct act, SeenCase seen, IEnumerable<Guid> parts, int askerLevel, DateTimeOffset since)
    {
        var others = parts.Select(person => act.By with { PersonId = person }).ToList();
        return others.Contains(act.By) ? Refuse.Because(RefusalCode.SecondPersonNeeded)
            : others.Exists(person => ReportingLines.IsBelow(act.Db, act.By, person)) ? ReportsToThem
            : (int)seen.Sight.Level < askerLevel ? SeesLess
            : CaseEventRows.LastViewed(act.Db, seen.Card.Row, act.By.PersonId) is { } viewed && viewed >= since ? null
            : Refuse.Because(RefusalCode.OpenFirst);
    }
}
