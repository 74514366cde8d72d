using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Cases;

/// <summary>A case asks for somebody to go once a round. A round begins when it gets worse, and when it goes on after somebody had been there, or should have been and was not.</summary>
internal static class CaseRound
{
    // From here on the policy asks for somebody who goes within the hour.
    private const int Active = 3;

    /// <summary>Whether a message of that severity asks for somebody anew.</summary>
    /// <param name="row">The case as it was before.</param>
    /// <param name="grants">What it was granted before.</param>
    /// <param name="severity">1 to 4.</param>
    /// <param name="known">The case had the message already, and nobody stood there since before it was written: its limits, and whoever went, were for it too.</param>
    /// <param name="now">When.</param>
    public static bool Begins(CaseRow row, IReadOnlyCollection<CaseGrantRow> grants, int severity, bool known, DateTimeOffset now) =>
        severity > row.Severity || (!known && severity >= Math.Min(row.Severity, Active) && (row.FaceToFaceAt is not null || IsMissed(row, grants, now)));

    /// <summary>
    /// Whether somebody should have stood in front of the person by now and nobody did: who said to be on the way may have forgotten it, and the round's steps and alarm are spent.
    /// Where nobody has to go, whether it should have been decided.
    /// </summary>
    public static bool IsMissed(CaseRow row, IReadOnlyCollection<CaseGrantRow> grants, DateTimeOffset now) =>
        row.FaceToFaceAt is null && grants.Any(grant => grants.Any(other => other.FaceToFaceSeconds is not null) ? grant.FaceToFaceBy <= now : grant.DecideBy <= now);

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
