namespace PeerConnect.Contracts;

/// <summary>Starts a drill: the whole chain on a marked case that is about nobody.</summary>
/// <param name="UnitId">The housing unit where it takes place; absent for the whole facility.</param>
public sealed record StartDrill(Guid? UnitId = null);

/// <summary>A drill.</summary>
/// <param name="CaseId">The id of its case, as on the feed.</param>
/// <param name="Number">Counts drills: alarms call it "D3".</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="EndedAt">When it was decided or ended; absent while it runs.</param>
public sealed record DrillShown(Guid CaseId, long Number, DateTimeOffset StartedAt, DateTimeOffset? EndedAt);

/// <summary>The drills of one's facility, newest first.</summary>
public sealed record DrillList(IReadOnlyList<DrillShown> Drills);

/// <summary>What a drill's steps took. Nobody is named.</summary>
/// <param name="Drill">The drill.</param>
/// <param name="Steps">In order of time.</param>
public sealed record DrillReport(DrillShown Drill, IReadOnlyList<DrillStep> Steps);

/// <summary>One step of a drill.</summary>
/// <param name="Kind">As in <see cref="CaseEvent"/>.</param>
/// <param name="Detail">Codes that belong to it: role, level, channel; absent for none.</param>
/// <param name="At">When.</param>
/// <param name="Seconds">After the start.</param>
public sealed record DrillStep(string Kind, string? Detail, DateTimeOffset At, double Seconds);
