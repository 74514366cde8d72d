using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>What a facilitator does in a group of his or her own: slow, pause, reopen, mute, remove.</summary>
internal sealed class Facilitate(Store store)
{
    /// <summary>Longest time between two messages of one member, in seconds.</summary>
    public const int SlowestSeconds = 3_600;

    /// <summary>Longest mute, in seconds: a day.</summary>
    public const int LongestMuteSeconds = 86_400;

    public Task<Reply<Done>> HandleAsync(PersonKey caller, FacilitatorAct request, CancellationToken cancellation)
    {
        if (Fault(request) is { } fault)
        {
            return Task.FromResult<Reply<Done>>(new Refusal(RefusalCode.Malformed, fault));
        }

        return store.ActAsync(caller, Verb(request.Act), $"conversation:{request.ConversationId:D}", act => Decide(act, request), cancellation);
    }

    private static string? Fault(FacilitatorAct request) => request.Act switch
    {
        FacilitatorActKind.Slow when request.Seconds is null or < 0 or > SlowestSeconds => $"Slowing needs seconds from 0 to {SlowestSeconds}.",
        FacilitatorActKind.Mute when request.MemberId is null || request.Seconds is null or < 0 or > LongestMuteSeconds =>
            $"Muting needs a memberId and seconds from 0 to {LongestMuteSeconds}.",
        FacilitatorActKind.Remove when request.MemberId is null => "Removing needs a memberId.",
        FacilitatorActKind.Slow or FacilitatorActKind.Pause or FacilitatorActKind.Reopen or FacilitatorActKind.Mute or FacilitatorActKind.Remove => null,
    };

    private static string Verb(FacilitatorActKind act) => act switch
    {
        FacilitatorActKind.Slow => "group-slowed",
        FacilitatorActKind.Pause => "group-paused",
        FacilitatorActKind.Reopen => "group-reopened",
        FacilitatorActKind.Mute => "member-muted",
        FacilitatorActKind.Remove => "member-removed",
    };

    private static Reply<Done> Decide(RecordedAct act, FacilitatorAct request)
    {
        if (act.Db.FindLed(act.By, request.ConversationId, act.Now) is not { } group)
        {
            return Refusals.NotFound;
        }

        var members = act.Db.Members(group).FindAll(row => row.IsCurrent(act.Now));

        return request.Act switch
        {
            FacilitatorActKind.Slow => Slow(act, group, request.Seconds!.Value),
            FacilitatorActKind.Pause => Pause(act, group),
            FacilitatorActKind.Reopen => Reopen(act, group),
            FacilitatorActKind.Mute => WithMember(act, members, request, member => Mute(act, group, member, request.Seconds!.Value)),
            FacilitatorActKind.Remove => WithMember(act, members, request, member => Remove(act, group, member)),
        };
    }

    private static Reply<Done> Slow(RecordedAct act, ConversationRow group, int seconds)
    {
        act.Details["seconds"] = seconds;
        if (group.SlowSeconds != seconds)
        {
            group.SlowSeconds = seconds;
            act.Append(group, EntryKind.Slowed, null, seconds);
            act.Changed(group, "conversation-slowed");
        }

        return Done.Value;
    }

    private static Reply<Done> Pause(RecordedAct act, ConversationRow group)
    {
        if (group.State == ConversationState.Open)
        {
            act.Pause(group, PauseCause.Facilitator);
        }

        return Done.Value;
    }

    private static Reply<Done> Reopen(RecordedAct act, ConversationRow group)
    {
        if (group.State == ConversationState.Open)
        {
            return Done.Value;
        }

        if (group.PauseCause != PauseCause.Facilitator)
        {
            return ApprovalRefusals.PausedByStaff;
        }

        act.Reopen(group);
        return Done.Value;
    }

    private static Reply<Done> WithMember(RecordedAct act, List<MembershipRow> members, FacilitatorAct request, Func<MembershipRow, Reply<Done>> deed)
    {
        if (members.Find(row => row.PersonId == request.MemberId) is not { } member)
        {
            return Refusals.NotFound;
        }

        act.Details["member"] = member.PersonId;
        return member.Role == MemberRole.Facilitator ? ApprovalRefusals.NotToFacilitators : deed(member);
    }

    private static Reply<Done> Mute(RecordedAct act, ConversationRow group, MembershipRow member, int seconds)
    {
        act.Details["seconds"] = seconds;
        member.MutedUntil = seconds == 0 ? null : act.Now.AddSeconds(seconds);
        act.Changed(group, "member-muted");
        return Done.Value;
    }

    // The place rests until a coordinator decides, like that of everybody who is taken out by others.
    private static Reply<Done> Remove(RecordedAct act, ConversationRow group, MembershipRow member)
    {
        act.TakeOut(group, [member], new Suspension(SuspensionCause.Facilitator, group.FacilityId));
        return Done.Value;
    }
}
