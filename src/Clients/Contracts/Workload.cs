namespace PeerConnect.Contracts;

/// <summary>How much one has read since the last break, by the policy in force. Everybody learns of the own alone, and it is listed nowhere.</summary>
/// <param name="Opened">Cases that one opened within the last hour.</param>
/// <param name="CasesPerHour">At so many a break is due; absent where the policy has no limit, and then all else is too.</param>
/// <param name="BreakMinutes">How long a break is.</param>
/// <param name="DueAt">When one is due at the latest; absent where nothing was opened since the last one.</param>
/// <param name="Due">Whether one is due now: while a colleague can go on, another case below severity 4 is given to that colleague.</param>
/// <param name="RestedAt">From when on one has rested, if nothing is opened until then; absent where one has.</param>
public sealed record OwnWorkload(int Opened, int? CasesPerHour, int? BreakMinutes, DateTimeOffset? DueAt, bool Due, DateTimeOffset? RestedAt);
