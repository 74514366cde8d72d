using System.Collections.Immutable;

namespace PeerConnect.Moderation.Policies;

/// <summary>How somebody told staff something that is no message.</summary>
public enum TellingKind
{
    /// <summary>Somebody asked for a person.</summary>
    Request = 1,

    /// <summary>A supporter was worried about somebody.</summary>
    Concern = 2,

    /// <summary>Somebody complained of a supporter.</summary>
    Complaint = 3,

    /// <summary>What somebody told staff of another may be of the own wish to die.</summary>
    OwnWords = 4,

    /// <summary>Whoever read a case named the person whom its words mean.</summary>
    Meant = 5,
}

/// <summary>What somebody told staff beside messages, as a policy looks at it. It holds no words and names nobody.</summary>
/// <param name="Kind">How.</param>
/// <param name="Facts">What of it a policy may look at.</param>
public sealed record Telling(TellingKind Kind, Facts Facts)
{
    // Whatever a policy leaves out: nobody reads a complaint of himself or herself, of kin, or of what he or she approved.
    private static readonly Exclusion[] KeptOut =
        [Exclusion.Accused, Exclusion.LineOfAccused, Exclusion.SubjectOfComplaint, Exclusion.OwnKin, Exclusion.SupportersApprover];

    /// <summary>What follows from it. One that opens no case is not taken: nobody would be told.</summary>
    public Decision Under(DisclosurePolicy policy)
    {
        var decision = PolicyEvaluator.Evaluate(policy, Facts);
        return Kind switch
        {
            TellingKind.Request => decision with { OpensCase = decision.OpensCase && decision.Grants.Any(grant => grant.Location) },
            TellingKind.Concern or TellingKind.OwnWords or TellingKind.Meant => decision,
            TellingKind.Complaint => ForComplaint(decision),
        };
    }

    /// <summary>Those whom the policy tells for a complaint; where it names nobody for that, those who protect people from what it is about.</summary>
    private static Decision ForComplaint(Decision decision)
    {
        var named = decision.Grants.Where(grant => grant.Purpose == Purpose.Complaint).ToImmutableArray();
        return decision with
        {
            Grants = named.IsEmpty ? decision.Grants : named,
            Excluded = [.. decision.Excluded.Union(KeptOut).Order()],
        };
    }
}
