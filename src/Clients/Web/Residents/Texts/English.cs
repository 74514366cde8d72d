namespace PeerConnect.Residents.Texts;

internal sealed partial class English
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public override string Day(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => "Today",
        1 => "Yesterday",
        _ => $"{day.DayOfWeek}, {Months[day.Month - 1]} {day.Day}",
    };
}
