using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Approvals;

/// <summary>Everything that the checks read, immutable, with the version it reflects. Pure: the caller brings the time.</summary>
internal sealed record ApprovalSnapshot(
    long Version,
    ImmutableDictionary<Guid, ConversationStanding> Conversations,
    ImmutableDictionary<PersonKey, PersonStanding> People,
    ImmutableDictionary<PersonKey, ImmutableHashSet<Guid>> ConversationsOf,
    ImmutableDictionary<Guid, int> ConsentVersions)
{
    public static ApprovalSnapshot Empty { get; } = new(
        0,
        ImmutableDictionary<Guid, ConversationStanding>.Empty,
        ImmutableDictionary<PersonKey, PersonStanding>.Empty,
        ImmutableDictionary<PersonKey, ImmutableHashSet<Guid>>.Empty,
        ImmutableDictionary<Guid, int>.Empty);

    /// <summary>The language that somebody is written to in.</summary>
    public string LanguageOf(PersonKey person) => People.TryGetValue(person, out var standing) ? standing.Language : "en";

    /// <summary>Whether the person accepted the notice that is in force at his or her facility.</summary>
    public bool HasConsented(PersonKey person) =>
        People.TryGetValue(person, out var standing)
        && ConsentVersions.TryGetValue(person.FacilityId, out var needed)
        && standing.ConsentVersion >= needed;

    /// <summary>May this person write here now? Not found and not allowed look the same.</summary>
    public SendAccess MaySend(PersonKey person, Guid conversationId, DateTimeOffset now)
    {
        if (Current(person, conversationId, now) is not var (conversation, member, standing))
        {
            return SendAccess.Refused(RefusalCode.NotFound);
        }

        if (StateFor(conversation, standing, now) != ConversationState.Open)
        {
            return SendAccess.Refused(RefusalCode.Paused);
        }

        if (!HasConsented(person))
        {
            return SendAccess.Refused(RefusalCode.ConsentNeeded);
        }

        if (member.MutedUntil is { } until && until > now)
        {
            return SendAccess.Refused(RefusalCode.Muted, until - now);
        }

        return SendAccess.Allowed(conversation, member);
    }

    /// <summary>The ranges of sequences that this person may read; empty means: there is no such conversation for him or her.</summary>
    /// <remarks>A membership past its date reads nothing until its end is stored: only then is known how far it reached.</remarks>
    public ImmutableArray<(long From, long? To)> MayRead(PersonKey person, Guid conversationId, DateTimeOffset now)
    {
        if (!IsActive(person) || !Conversations.TryGetValue(conversationId, out var conversation))
        {
            return [];
        }

        var ranges = ImmutableArray.CreateBuilder<(long, long?)>();
        foreach (var member in conversation.Members)
        {
            if (member.Person == person && (member.ToSequence is not null || member.IsCurrent(now)))
            {
                ranges.Add((member.FromSequence, member.ToSequence));
            }
        }

        return ranges.ToImmutable();
    }

    /// <summary>The current membership of an active person, or null.</summary>
    public (ConversationStanding Conversation, MemberStanding Member, PersonStanding Person)? Current(
        PersonKey person, Guid conversationId, DateTimeOffset now)
    {
        if (!People.TryGetValue(person, out var standing) || standing.State != PersonState.Active
            || !Conversations.TryGetValue(conversationId, out var conversation))
        {
            return null;
        }

        foreach (var member in conversation.Members)
        {
            if (member.Person == person && member.IsCurrent(now))
            {
                return (conversation, member, standing);
            }
        }

        return null;
    }

    /// <summary>May this entry be delivered to this member? Asked again for each recipient just before the send.</summary>
    public bool MayReceive(ConversationStanding conversation, MemberStanding member, PersonKey? author, long sequence, DateTimeOffset now)
    {
        if (!member.IsCurrent(now) || sequence < member.FromSequence
            || !People.TryGetValue(member.Person, out var standing) || standing.State != PersonState.Active)
        {
            return false;
        }

        return author is null || author == member.Person || !standing.IsSeparatedFrom(author.Value, now);
    }

    /// <summary>Whom this reader does not want to see in this conversation. Whoever supports or runs it sees everybody: a cry must not be hidden from the one it is written to.</summary>
    public ImmutableHashSet<PersonKey> HiddenFrom(ConversationStanding conversation, PersonKey reader)
    {
        if (!People.TryGetValue(reader, out var standing) || standing.Hides.IsEmpty)
        {
            return [];
        }

        foreach (var member in conversation.Members)
        {
            if (member.Person == reader && member.Role is MemberRole.Supporter or MemberRole.Facilitator && member.State != MembershipState.Ended)
            {
                return [];
            }
        }

        return standing.Hides;
    }

    /// <summary>The state as this person finds it: a pause for any cause looks the same.</summary>
    public ConversationState StateFor(ConversationStanding conversation, PersonStanding person, DateTimeOffset now)
    {
        if (conversation.State != ConversationState.Open)
        {
            return conversation.State;
        }

        var current = 0;
        foreach (var member in conversation.Members)
        {
            if (!member.IsCurrent(now))
            {
                continue;
            }

            current++;

            // A pair rests for both while one of the two wants it to; in a group it is nobody else's matter.
            if (member.OwnPause && (conversation.Kind == ConversationKind.Direct || member.Person == person.Key))
            {
                return ConversationState.Paused;
            }

            if (member.Person != person.Key && person.IsSeparatedFrom(member.Person, now))
            {
                return ConversationState.Paused;
            }

            if (conversation.Kind == ConversationKind.Direct && !CanKeepUpPair(member, now))
            {
                return ConversationState.Paused;
            }
        }

        // A pair of which one is suspended rests for both.
        return conversation.Kind == ConversationKind.Direct && current < 2 ? ConversationState.Paused : ConversationState.Open;
    }

    /// <summary>Active people only: suspended, released and merged ones may do nothing.</summary>
    public bool IsActive(PersonKey person) => People.TryGetValue(person, out var standing) && standing.State == PersonState.Active;

    // In a pair, both must be active and the supporter certified.
    private bool CanKeepUpPair(MemberStanding member, DateTimeOffset now) =>
        People.TryGetValue(member.Person, out var standing)
        && standing.State == PersonState.Active
        && (member.Role != MemberRole.Supporter || standing.CertifiedUntil > now);
}

/// <summary>The answer to "may this person write here": the standing that was checked, or a refusal.</summary>
internal readonly record struct SendAccess(ConversationStanding? Conversation, MemberStanding? Member, RefusalCode? Refusal, TimeSpan? RetryAfter)
{
    public static SendAccess Allowed(ConversationStanding conversation, MemberStanding member) => new(conversation, member, null, null);

    public static SendAccess Refused(RefusalCode code, TimeSpan? retryAfter = null) => new(null, null, code, retryAfter);
}
