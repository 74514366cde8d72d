using PeerConnect.Contracts;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Staff.Queue;

/// <summary>How long somebody has, in words.</summary>
internal static class TimeLeft
{
    public static string Of(FeedCase item, DateTimeOffset now, StaffWords words) =>
        item.Overdue ? words.Overdue : item.Deadline is { } deadline ? Until(deadline, now, words) : words.NoLimit;

    public static string Until(DateTimeOffset deadline, DateTimeOffset now, StaffWords words) => (deadline - now) switch
    {
        var left when left <= TimeSpan.Zero => words.Overdue,
        var left when left < TimeSpan.FromMinutes(1) => words.UnderAMinute,
        var left when left < TimeSpan.FromHours(1) => words.Minutes((int)left.TotalMinutes),
        var left => words.Hours((int)left.TotalHours, left.Minutes),
    };

    /// <summary>Until when nobody goes to the person; null where that time has come, which no message of the feed says.</summary>
    public static DateTimeOffset? NotBefore(FeedCase item, DateTimeOffset now) => item.NotBefore > now ? item.NotBefore : null;

    public static bool IsLate(FeedCase item, DateTimeOffset now) => item.Overdue || item.Deadline <= now;
}
