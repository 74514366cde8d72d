using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Schema;
using PeerConnect.Hub.Storage.Training;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Training;

/// <summary>Inside the transaction of a decision: writes a row for each message of which the verdict speaks, where its author said yes to that. It is no act of anybody and in no record: beside the decision it would say who said yes.</summary>
internal sealed class TrainingRecorder(TrainingTexts texts, CaseLines lines, PolicyBook policies)
{
    /// <summary>The case was decided, for the first time or anew.</summary>
    public void Decided(WriteTransaction transaction, CaseRow of, FlagVerdict verdict)
    {
        var db = transaction.Db;
        TrainingRows.RemoveOf(db, of);
        var flagged = db.CaseMessages.AsNoTracking().Where(line => line.FacilityId == of.FacilityId && line.CaseId == of.CaseId && line.Flagged).ToList();

        // What two cases judge has two first labels, whatever they say: it is not for this.
        TrainingRows.RemoveOf(db, of.FacilityId, flagged.ConvertAll(line => line.EntryId));
        if (verdict == FlagVerdict.Unclear || !IsOfTheModel(db, of) || !policies.Active(of.FacilityId).OffersTraining || Conversation(db, of) is not { Class: PolicyWords.Monitored } conversation)
        {
            return;
        }

        // "Right" says of several messages that there was something in one of them, "wrong" says of each that there was nothing.
        if (verdict == FlagVerdict.False || flagged.Count == 1)
        {
            var names = new Dictionary<PersonKey, IReadOnlyList<string>>();
            foreach (var line in flagged.Where(line => !line.Held))
            {
                Write(transaction, of, line, conversation, names, right: verdict == FlagVerdict.True);
            }
        }
    }

    /// <summary>Not what people told or asked for, what a reader found, what a whole conversation showed, nor a drill. A case that began with what was told, or was told of later, is not the model's alone either.</summary>
    private static bool IsOfTheModel(PeerConnectDb db, CaseRow of) =>
        of is { Drill: false, AskedFor: null, FromSample: false, Pattern: false, Category: nameof(CaseCategory.SelfHarm) or nameof(CaseCategory.Violence) }
        && !db.Raised.Any(told => told.FacilityId == of.FacilityId && told.CaseId == of.CaseId);

    private static bool IsJudgedByAnother(PeerConnectDb db, CaseRow of, CaseMessageRow line) =>
        (from flag in db.CaseMessages
         join other in db.Cases on new { flag.FacilityId, flag.CaseId } equals new { other.FacilityId, other.CaseId }
         where flag.FacilityId == of.FacilityId && flag.EntryId == line.EntryId && flag.Flagged && flag.CaseId != of.CaseId && other.State == CaseState.Decided
         select flag).Any();

    private static ConversationRow? Conversation(PeerConnectDb db, CaseRow of) =>
        db.Conversations.AsNoTracking().SingleOrDefault(row => row.FacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId);

    private void Write(WriteTransaction transaction, CaseRow of, CaseMessageRow line, ConversationRow conversation, Dictionary<PersonKey, IReadOnlyList<string>> names, bool right)
    {
        var db = transaction.Db;
        var author = new PersonKey(line.AuthorFacilityId, line.AuthorId);
        if (db.FindPerson(author) is not { } person || TrainingConsents.Of(db, person.Key()) is not { } consent
            || !policies.Version(of.FacilityId, line.PolicyVersion).OffersTraining
            || EntryRows.Message(db, new ConversationKey(of.HomeFacilityId, of.ConversationId), line.EntryId) is not { OutOfView: false, SealedBody: { } body } entry)
        {
            return;
        }

        if (IsJudgedByAnother(db, of, line) || Judged.Of(db, of, line) is not { } judged || lines.Text(entry) is not { } text)
        {
            return;
        }

        if (!names.TryGetValue(author, out var known))
        {
            names[author] = known = WithoutNames.Known(db, author, new ConversationKey(entry.FacilityId, entry.ConversationId));
        }

        var row = new TrainingRow
        {
            FacilityId = of.FacilityId,
            RowId = new Guid(RandomNumberGenerator.GetBytes(16)),
            CaseId = of.CaseId,
            HomeFacilityId = entry.FacilityId,
            ConversationId = entry.ConversationId,
            Sequence = entry.Sequence,
            EntryId = entry.EntryId,
            AuthorId = author.PersonId,
            ConsentKeyId = consent.KeyId,
            DecidedBy = of.DecidedBy!.Value,
            DecidedAt = transaction.Now,
            Category = Enum.Parse<CaseCategory>(of.Category),
            Readers = string.Join(',', judged.Readers),
            WithoutApprovers = judged.WithoutApprovers,
            Sealed = [],
        };
        var held = new TrainingText(
            WithoutNames.Of(text, known),
            judged.Category,
            judged.Severity,
            right,
            judged.First.Sender,
            judged.First.Language,
            conversation.Kind == ConversationKind.Group);
        if (texts.Seal(row, Envelope.KeyId(body), held) is { } sealedBytes)
        {
            row.Sealed = sealedBytes;
            db.TrainingRows.Add(row);
            TrainingRows.Count(db, of.FacilityId, row.Category).Written++;
        }
    }

    /// <summary>What the model said of one message, where the message alone was an alert in the case's category and in no other.</summary>
    private sealed record Judged(Category Category, int Severity, Decision First, IReadOnlyList<Role> Readers, bool WithoutApprovers)
    {
        public static Judged? Of(PeerConnectDb db, CaseRow of, CaseMessageRow line)
        {
            var category = Enum.Parse<Category>(of.Category);
            var decisions = db.Decisions.AsNoTracking()
                .Where(row => row.HomeFacilityId == of.HomeFacilityId && row.ConversationId == of.ConversationId && row.Sequence == line.Sequence && row.EntryId == line.EntryId).OrderBy(row => row.At).ToList()
                .ConvertAll(row => Decision.FromJson(row.Record));
            if (decisions.Count == 0 || decisions.Exists(one => one.Form < Decision.CurrentForm || one.Class != ConversationClass.Monitored))
            {
                return null;
            }

            // What was raised by a run counts as it was before.
            int Given(Category about) => decisions.SelectMany(one => one.Verdicts.Where(verdict => verdict.Category == about && verdict.Source is EvidenceSource.Model or EvidenceSource.SecondOpinion)
                .Select(verdict => one.Risk is { } raised && raised.Category == about ? raised.From : verdict.Severity)).DefaultIfEmpty(0).Max();
            var seen = decisions.SelectMany(one => CategoryGrants.Of(one)).Where(granted => granted.Category == category).SelectMany(granted => granted.Readers).Distinct().Order().ToList();
            var other = category == Category.SelfHarm ? Category.Violence : Category.SelfHarm;
            return seen.Count > 0 && Given(category) is >= Verdict.AlertSeverity and var severity && Given(other) < Verdict.AlertSeverity
                && decisions.Exists(one => one.Verdicts.Any(verdict => verdict.Category == category && verdict.Source == EvidenceSource.Model))
                ? new Judged(category, severity, decisions[0], seen, decisions.Exists(one => one.ExcludedIn(category).Contains(Exclusion.SupportersApprover)))
                : null;
        }
    }
}
