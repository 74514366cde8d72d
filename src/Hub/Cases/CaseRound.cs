using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>A case asks for somebody to go once a round. A round begins when it gets worse, and when it goes on after somebody had been there.</summary>
internal static class CaseRound
{
    // From here on the policy asks for somebody who goes within the hour.
    private const int Active = 3;

    /// <summary>Whether a message of that severity asks for somebody anew.</summary>
    /// <param name="row">The case as it was before.</param>
    /// <param name="severity">1 to 4.</param>
    /// <param name="known">The message was flagged and written before somebody stood there: that was for it too.</param>
    public static bool Begins(CaseRow row, int severity, bool known) =>
        severity > row.Severity || (!known && row.FaceToFaceAt is not null && severity >= Math.Min(row.Severity, Active));

    /// <summary>Nobody has gone yet, and nobody has taken up what came now: who took up what was there before may be at home. Limits that were met or missed are over, and what the message grants brings its own.</summary>
    public static void Begin(CaseRow row, IReadOnlyList<CaseGrantRow> grants, DateTimeOffset now)
    {
        CaseGrants.ForgetMet(row, grants, now);
        Reset(row);
    }

    /// <summary>The person says that nobody came: the limits that are there start again, and whoever took it up is no longer relied upon.</summary>
    public static void BeginAgain(CaseRow row, IReadOnlyList<CaseGrantRow> grants, DateTimeOffset now)
    {
        var decided = row.State == CaseState.Decided;
        row.FirstVisitAt = row.FirstVisitAt == row.FaceToFaceAt ? null : row.FirstVisitAt;
        Reset(row);
        row.NotBefore = null;
        FollowUpForm.Settle(row);
        CaseGrants.RestartGoing(grants, decided, now);
    }

    private static void Reset(CaseRow row)
    {
        row.Round++;
        row.State = CaseState.Open;
        row.TakenBy = null;
        row.TakenAt = null;
        row.AcknowledgedAt = null;
        row.OnTheWayAt = null;
        row.OnTheWayPerson = null;
        row.FaceToFaceAt = null;
        row.FaceToFacePerson = null;
    }
}
