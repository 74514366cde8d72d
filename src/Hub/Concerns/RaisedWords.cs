using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
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

    /// <summary>Reads the words. It takes the time of a model, so it is done before the transaction that needs it: nobody's message waits for it.</summary>
    /// <param name="words">The words, or none.</param>
    public OwnWords Judge(string? words)
    {
        if (words is null)
        {
            return OwnWords.None;
        }

        var said = Read(words, SpeakerRole.Supporter);
        if (!FirstPerson.MayBeMeant(words))
        {
            return new OwnWords(words, said, []);
        }

        // What a helper writes weighs less, and who speaks of himself is no helper.
        var cry = Read(words, SpeakerRole.Resident);
        cry = OwnWords.Severest(cry) >= OwnWords.Severest(said) ? cry : said;
        return new OwnWords(words, said, OwnWords.Severest(cry) > 0 ? [.. cry.Where(verdict => verdict.Category == Category.SelfHarm)] : []);
    }

    /// <summary>Adds what was told, with the words. Where a case of their writer has them too, it is looked at with each view who reads them in which (<c>SeenCase.WithoutWords</c>).</summary>
    /// <param name="act">The telling.</param>
    /// <param name="readers">Roles that may read what was told.</param>
    /// <param name="own">The words, or none.</param>
    /// <param name="told">The row for readers, separated by commas, without the words.</param>
    public RaisedRow Add(RecordedAct act, IEnumerable<Role> readers, OwnWords own, Func<string, RaisedRow> told)
    {
        var row = told(string.Join(',', readers));
        row.SealedWords = own.Text is { } text ? sealer.Seal(act.Transaction, KeyOwner.Case(row.FacilityId, row.CaseId), CasePlace.Words(row), text) : null;
        return act.Db.Raised.Add(row).Entity;
    }

    private ImmutableArray<Verdict> Read(string words, SpeakerRole role)
    {
        var judged = classifier.Judge(words, role, Budget.Unlimited);
        return ListsBeside.Add(judged.Verdicts, judged);
    }
}
