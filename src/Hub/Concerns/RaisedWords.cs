using PeerConnect.Contracts;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Operations;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Text;

namespace PeerConnect.Hub.Concerns;

/// <summary>What somebody tells staff in own words: sealed under the case's key, read with the case alone.</summary>
internal sealed class RaisedWords(Sealer sealer, IClassifier classifier)
{
    /// <summary>Why these words cannot be kept; null for words that can, and for none.</summary>
    public static Refusal? Fault(string? words) => words is not null && (words.Length > Protocol.MaxOwnWords || BodyRules.Check(words) is not null)
        ? Refusals.InvalidInput($"Your own words have 1 to {Protocol.MaxOwnWords} characters of plain text; leave them out for none.")
        : null;

    /// <summary>
    /// How serious the self-harm is that the words speak of, 2 to 4 and 0 for none; and whether they speak of what they are told under too. What somebody writes of another's
    /// self-harm goes to care, whatever it is told under: a threat's readers get it where it is of a threat as well, as with a message.
    /// </summary>
    /// <param name="words">The words, or none.</param>
    /// <param name="told">What they are told under.</param>
    public (int SelfHarm, bool OfWhatIsTold) Judge(string? words, Category told)
    {
        if (words is null || told == Category.SelfHarm)
        {
            return (0, true);
        }

        var judged = classifier.Judge(words, SpeakerRole.Supporter, Budget.Unlimited);
        var said = ListsBeside.Add(judged.Verdicts, judged).Where(verdict => verdict.Severity >= Verdict.AlertSeverity).ToList();
        var selfHarm = said.Where(verdict => verdict.Category == Category.SelfHarm).Select(verdict => verdict.Severity).DefaultIfEmpty(0).Max();
        return (selfHarm, selfHarm == 0 || said.Exists(verdict => verdict.Category == told));
    }

    public byte[]? Seal(WriteTransaction transaction, RaisedRow row, string? words) =>
        words is null ? null : sealer.Seal(transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Words(row), words);
}
