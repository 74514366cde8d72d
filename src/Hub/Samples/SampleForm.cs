using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Conversations;
using PeerConnect.Hub.Escalation;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage.Samples;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Samples;

/// <summary>Makes what a list and a recorded view of samples show. Words appear in the view alone; who wrote them is in neither.</summary>
internal sealed class SampleForm(Sealer sealer)
{
    public static WaitingSample Waiting(SeenSample seen, TimeZoneInfo zone)
    {
        var most = seen.Decision.Severities.MaxBy(found => found.Severity);

        // As on a case's card: of a Part 2 programme nothing is named before it is opened.
        return new WaitingSample(seen.Row.SampleId, Day(seen, zone), seen.Decision.Class == ConversationClass.Part2 ? null : PolicyWords.Category(most.Category), most.Severity);
    }

    /// <summary>Null where its key was destroyed since it was recorded.</summary>
    public OpenedSample? Opened(SeenSample seen, TimeZoneInfo zone, PersonKey viewer, DateTimeOffset viewedAt)
    {
        var grant = new ReadGrant(GrantReason.RecordedView, viewer.PersonId);
        return sealer.OpenIfWhole(grant, MessagePlace.Of(seen.Entry, seen.Entry.Sequence), seen.Entry.SealedBody!) is not { } message
            ? null
            : new OpenedSample(
                seen.Row.SampleId,
                Day(seen, zone),
                viewedAt,
                seen.Row.Role,
                Pseudonyms.Label(Pseudonyms.Code(seen.Row.SampleId.ToByteArray(), seen.Row.SampleId)),
                Speaker(seen.Decision.Sender),
                message.Text,
                [.. seen.Decision.Verdicts.Select(verdict => new SampleJudgement(
                    PolicyWords.Category(verdict.Category),
                    verdict.Source.ToString(),
                    verdict.Version,
                    verdict.Severity,
                    Math.Round(verdict.Probability, 3),
                    OpenedCaseForm.Spans([verdict], verdict.Category)))]);
    }

    private static DateOnly Day(SeenSample seen, TimeZoneInfo zone) => LocalTime.Day(zone, seen.Row.TakenAt);

    private static MemberRole Speaker(SpeakerRole sender) => sender switch
    {
        SpeakerRole.Resident => MemberRole.Member,
        SpeakerRole.Supporter => MemberRole.Supporter,
        SpeakerRole.Facilitator => MemberRole.Facilitator,
    };
}
