using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Storage.Verdicts;

/// <summary>Keeps, with a case, what the machine said that staff judge: once a case, whatever number of messages it has.</summary>
internal static class FlagRows
{
    /// <summary>
    /// Inside the message's transaction. Of several judgements the gravest counts: it gave the case its urgency. As grave as a run, a message that is enough
    /// alone counts before it. What people told, or found in a sample, counts never.
    /// </summary>
    public static void Record(WriteTransaction transaction, CaseRow of, Decision decision, Category category)
    {
        if (of.Raised is not null || of.FromSample || Judged(decision, category) is not { } verdict)
        {
            return;
        }

        var run = decision.Risk is { From: < Verdict.AlertSeverity } raised && raised.Category == category;
        if (transaction.Db.Flags.Find(of.FacilityId, of.CaseId) is not { } flag)
        {
            flag = new FlagRow { FacilityId = of.FacilityId, CaseId = of.CaseId, Model = verdict.Version };
            transaction.Db.Flags.Add(flag);
        }
        else if (verdict.Severity < flag.Severity || (verdict.Severity == flag.Severity && (run || !flag.Run)))
        {
            return;
        }

        flag.Model = verdict.Version;
        flag.Severity = verdict.Severity;
        flag.Sender = FlagGroup.Side(decision.Sender);
        flag.Language = decision.Language;
        flag.Run = run;
    }

    private static Verdict? Judged(Decision decision, Category category) => decision.Verdicts.FirstOrDefault(verdict =>
        verdict.Category == category && verdict.Severity >= Verdict.AlertSeverity && verdict.Source is EvidenceSource.Model or EvidenceSource.Lexicon && !ListsBeside.Said(verdict));
}
