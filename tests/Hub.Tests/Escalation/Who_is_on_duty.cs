using System.Collections.Immutable;
using PeerConnect.Contracts;
using PeerConnect.Hub.Escalation;

namespace PeerConnect.Hub.Tests.Escalation;

/// <summary>Who is on duty at an instant, in the facility's own time, over both changes of the clocks, and where nobody is.</summary>
public sealed class Who_is_on_duty
{
    private static readonly Guid Night = Guid.CreateVersion7();
    private static readonly Guid Early = Guid.CreateVersion7();
    private static readonly ImmutableArray<DayOfWeek> EveryDay = [.. Enum.GetValues<DayOfWeek>()];
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableArray<RoleHeld> Held = [new(Role.ControlRoom, Night, DateTimeOffset.MinValue, null), new(Role.ControlRoom, Early, DateTimeOffset.MinValue, null)];

    [Theory]
    [InlineData("2026-03-02T21:59:59Z", false)]
    [InlineData("2026-03-02T22:00:00Z", true)]
    [InlineData("2026-03-03T05:59:59Z", true)]
    [InlineData("2026-03-03T06:00:00Z", false)]
    [InlineData("2026-03-02T05:00:00Z", false)]
    public void Given_a_shift_of_monday_past_midnight_then_it_begins_monday_evening_and_ends_tuesday_morning(string at, bool onDuty)
    {
        var roster = Of("night", Night, [DayOfWeek.Monday], "22:00", "06:00");
        Assert.Equal(onDuty, Duty.On(roster, TimeZoneInfo.Utc, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Contains(Night));
    }

    // London leaves out 01:00 to 02:00 on 29 March and doubles it on 25 October; Chicago leaves out 02:00 to 03:00 on 8 March and doubles 01:00 to 02:00 on 1 November.
    [Theory]
    [InlineData("Europe/London", "01:30", "2026-03-29T00:59:59Z", true, false)]
    [InlineData("Europe/London", "01:30", "2026-03-29T01:00:00Z", false, true)]
    [InlineData("Europe/London", "01:30", "2026-10-25T00:29:59Z", true, false)]
    [InlineData("Europe/London", "01:30", "2026-10-25T00:30:00Z", true, true)]
    [InlineData("Europe/London", "01:30", "2026-10-25T01:29:59Z", true, true)]
    [InlineData("Europe/London", "01:30", "2026-10-25T01:30:00Z", false, true)]
    [InlineData("America/Chicago", "02:30", "2026-03-08T07:59:59Z", true, false)]
    [InlineData("America/Chicago", "02:30", "2026-03-08T08:00:00Z", false, true)]
    [InlineData("America/Chicago", "01:30", "2026-11-01T06:29:59Z", true, false)]
    [InlineData("America/Chicago", "01:30", "2026-11-01T06:30:00Z", true, true)]
    [InlineData("America/Chicago", "01:30", "2026-11-01T07:29:59Z", true, true)]
    [InlineData("America/Chicago", "01:30", "2026-11-01T07:30:00Z", false, true)]
    public void Given_a_change_of_shift_within_a_missing_or_doubled_hour_then_somebody_is_always_there(string zone, string change, string at, bool night, bool early)
    {
        var time = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var instant = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(night, Duty.On(Of("night", Night, EveryDay, "22:00", change), time, instant).Contains(Night));
        Assert.Equal(early, Duty.On(Of("early", Early, EveryDay, change, "22:00"), time, instant).Contains(Early));
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/Chicago")]
    [InlineData("Australia/Lord_Howe")]
    public void Given_shifts_that_follow_one_another_then_no_minute_of_the_year_is_without_anybody(string zone)
    {
        var time = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var staffing = new Staffing(time, [Of("night", Night, EveryDay, "22:30", "01:30"), Of("early", Early, EveryDay, "01:30", "22:30")], Held);
        for (var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero); at.Year == 2026; at = at.AddMinutes(15))
        {
            Assert.True(staffing.OnDuty(Role.ControlRoom, null, at) is not null, $"{at:O}");
        }
    }

    [Fact]
    public void Given_a_whole_day_then_the_day_of_the_change_is_as_long_as_it_is()
    {
        var london = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
        var roster = Of("sunday", Night, [DayOfWeek.Sunday], "00:00", "00:00");
        var (spring, autumn) = (new DateOnly(2026, 3, 29), new DateOnly(2026, 10, 25));
        Assert.Equal(TimeSpan.FromHours(23), Length(Assert.Single(Duty.Times(roster, london, spring, spring))));
        Assert.Equal(TimeSpan.FromHours(25), Length(Assert.Single(Duty.Times(roster, london, autumn, autumn))));

        static TimeSpan Length(DutyTime time) => time.To - time.From;
    }

    [Fact]
    public void Given_exceptions_then_who_is_away_is_not_on_duty_and_who_stands_in_is_for_the_whole_shift()
    {
        var date = new DateOnly(2026, 3, 2);
        var roster = Of("night", Night, EveryDay, "22:00", "06:00") with
        {
            Plan = new RosterPlan(
                [new Shift(EveryDay, new TimeOnly(22, 0), new TimeOnly(6, 0))], [Night],
                [new RosterChange(date, RosterExceptionKind.Away, Night), new RosterChange(date, RosterExceptionKind.StandIn, Early)]),
        };
        Assert.Equal([Early], Duty.On(roster, TimeZoneInfo.Utc, new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero)));
        Assert.Equal([Night], Duty.On(roster, TimeZoneInfo.Utc, new DateTimeOffset(2026, 3, 3, 23, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Given_a_role_without_a_roster_or_in_a_gap_of_it_then_everybody_with_the_role_is_meant()
    {
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var staffing = new Staffing(TimeZoneInfo.Utc, [Of("night", Night, EveryDay, "22:00", "06:00")], Held);
        Assert.True(staffing.Means(Role.Clinician, null, Early, at));
        Assert.Null(staffing.OnDuty(Role.Clinician, null, at));
        Assert.True(staffing.Means(Role.ControlRoom, null, Early, at));
        Assert.Null(staffing.OnDuty(Role.ControlRoom, null, at));
        Assert.False(staffing.Means(Role.ControlRoom, null, Early, at.AddHours(12)));
        Assert.True(staffing.Means(Role.ControlRoom, "another", Early, at.AddHours(12)));
        Assert.False(staffing.Means(Role.ControlRoom, "Night", Early, at.AddHours(12)));
    }

    [Fact]
    public void Given_a_roster_of_people_who_lost_the_role_then_it_is_a_gap_in_which_everybody_with_the_role_is_meant()
    {
        var at = new DateTimeOffset(2026, 3, 2, 23, 0, 0, TimeSpan.Zero);
        var staffing = new Staffing(TimeZoneInfo.Utc, [Of("night", Night, EveryDay, "22:00", "06:00")], [new RoleHeld(Role.ControlRoom, Night, at.AddDays(-9), at)]);
        Assert.Equal([Night], staffing.OnDuty(Role.ControlRoom, null, at.AddMinutes(-1))!);
        Assert.Null(staffing.OnDuty(Role.ControlRoom, null, at));
        Assert.True(staffing.Means(Role.ControlRoom, null, Early, at));
    }

    [Fact]
    public void Given_a_roster_that_the_policy_names_then_it_is_not_the_roles_own()
    {
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var onCall = Of("on-call", Night, EveryDay, "06:00", "06:00") with { Named = true };
        var staffing = new Staffing(TimeZoneInfo.Utc, [Of("day", Early, EveryDay, "06:00", "18:00"), onCall], Held);
        Assert.Equal([Early], staffing.OnDuty(Role.ControlRoom, null, at)!);
        Assert.Equal([Night], staffing.OnDuty(Role.ControlRoom, "On-call", at)!);
        Assert.True(staffing.IsOnDuty(Role.ControlRoom, Night, at));

        // At night nobody is on the role's own: then everybody is better than nobody.
        Assert.Null(staffing.OnDuty(Role.ControlRoom, null, at.AddHours(10)));
    }

    [Fact]
    public void Given_a_gap_in_the_week_then_it_is_named()
    {
        ImmutableArray<DayOfWeek> butMonday = [.. EveryDay.Where(day => day != DayOfWeek.Monday)];
        var staffing = new Staffing(TimeZoneInfo.Utc,
        [
            Of("day", Early, EveryDay, "06:00", "02:00"),
            Of("night", Night, butMonday, "02:00", "06:00"),
        ], Held);
        Assert.Equal(["Monday 02:00 to 06:00 has nobody on 'control room'."], RosterGaps.Of(staffing, Monday));
    }

    [Fact]
    public void Given_a_gap_over_the_end_of_the_week_then_it_is_one_gap()
    {
        var staffing = new Staffing(TimeZoneInfo.Utc, [Of("week", Night, [.. EveryDay.Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday))], "06:00", "06:00")], Held);
        Assert.Equal(["Saturday 06:00 to Monday 06:00 has nobody on 'control room'."], RosterGaps.Of(staffing, Monday));
        Assert.Empty(RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [Of("always", Night, EveryDay, "06:00", "06:00")], Held), Monday));
    }

    [Fact]
    public void Given_a_roster_that_the_policy_names_then_its_gaps_are_its_own_and_nobody_elses_shift_fills_them()
    {
        var onCall = Of("on-call", Night, EveryDay, "06:00", "05:00") with { Named = true };
        var always = Of("always", Early, EveryDay, "06:00", "06:00");
        var gaps = RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [always, onCall], Held), Monday);
        Assert.Equal(7, gaps.Count);
        Assert.Equal("Sunday 05:00 to 06:00 has nobody on 'control room, on-call'.", gaps[^1]);
    }

    [Fact]
    public void Given_a_closed_day_or_shifts_without_people_then_the_gap_is_named_with_its_date()
    {
        var always = Of("always", Night, EveryDay, "06:00", "06:00");
        var closed = always with { Plan = always.Plan with { Changes = [new RosterChange(new DateOnly(2026, 12, 25), RosterExceptionKind.Closed, null)] } };
        Assert.Equal(
            ["Friday 25 December 2026 06:00 to Saturday 26 December 2026 06:00 has nobody on 'control room'."],
            RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [closed], Held), Monday));
        Assert.Empty(RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [closed], Held), new DateTimeOffset(2026, 12, 27, 12, 0, 0, TimeSpan.Zero)));
        var empty = always with { Plan = always.Plan with { Members = [] } };
        Assert.Equal(["Nobody is ever on 'control room'."], RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [empty], Held), Monday));
    }

    // Somebody is away for the middle shift. In autumn the shift before it goes on until the second time of its end, so the gap begins there; what is left out in spring is no gap.
    [Theory]
    [InlineData("America/Chicago", "2027-11-06", "01:00", "02:00", "Saturday 6 November 2027 01:00 to 02:00", "2027-11-06T06:00:00Z", "2027-11-06T07:00:00Z")]
    [InlineData("America/Chicago", "2027-11-07", "01:00", "02:00", "Sunday 7 November 2027 01:00 to 02:00", "2027-11-07T07:00:00Z", "2027-11-07T08:00:00Z")]
    [InlineData("America/Chicago", "2027-11-07", "01:30", "02:30", "Sunday 7 November 2027 01:30 to 02:30", "2027-11-07T07:30:00Z", "2027-11-07T08:30:00Z")]
    [InlineData("America/Chicago", "2027-11-07", "00:30", "02:30", "Sunday 7 November 2027 00:30 to 02:30", "2027-11-07T05:30:00Z", "2027-11-07T08:30:00Z")]
    [InlineData("Europe/London", "2027-10-31", "01:00", "02:00", "Sunday 31 October 2027 01:00 to 02:00", "2027-10-31T01:00:00Z", "2027-10-31T02:00:00Z")]
    [InlineData("America/Chicago", "2027-03-14", "01:30", "02:30", "Sunday 14 March 2027 01:30 to 02:00", "2027-03-14T07:30:00Z", "2027-03-14T08:00:00Z")]
    [InlineData("America/Chicago", "2027-03-14", "01:30", "04:00", "Sunday 14 March 2027 01:30 to 04:00", "2027-03-14T07:30:00Z", "2027-03-14T09:00:00Z")]
    public void Given_somebody_away_on_the_night_of_a_clock_change_then_the_gap_that_there_is_is_named(string zone, string away, string start, string end, string gap, string from, string to)
    {
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var late = Of("late", Night, EveryDay, start, end);
        late = late with { Plan = late.Plan with { Changes = [new RosterChange(DateOnly.Parse(away, culture), RosterExceptionKind.Away, Night)] } };
        var staffing = new Staffing(TimeZoneInfo.FindSystemTimeZoneById(zone), [Of("early", Early, EveryDay, "13:00", start), late, Of("day", Early, EveryDay, end, "13:00")], Held);
        Assert.Equal([$"{gap} has nobody on 'control room'."], RosterGaps.Of(staffing, Monday));

        var (first, after) = (DateTimeOffset.Parse(from, culture), DateTimeOffset.Parse(to, culture));
        Assert.Equal(
            [true, false, false, true],
            new[] { first.AddMinutes(-1), first, after.AddMinutes(-1), after }.Select(at => staffing.OnDuty(Role.ControlRoom, null, at) is not null));
    }

    [Fact]
    public void Given_a_gap_that_ends_within_the_doubled_hour_then_it_is_one_gap_beside_those_of_the_week()
    {
        var late = Of("late", Night, EveryDay, "00:30", "01:30");
        late = late with { Plan = late.Plan with { Changes = [new RosterChange(new DateOnly(2027, 11, 7), RosterExceptionKind.Away, Night)] } };
        var gaps = RosterGaps.Of(new Staffing(TimeZoneInfo.FindSystemTimeZoneById("America/Chicago"), [Of("early", Early, EveryDay, "02:00", "00:30"), late], Held), Monday);
        Assert.Equal((8, "Monday 01:30 to 02:00 has nobody on 'control room'."), (gaps.Count, gaps[0]));
        Assert.Equal("Sunday 7 November 2027 00:30 to 01:30 has nobody on 'control room'.", gaps[^1]);
    }

    [Fact]
    public void Given_people_on_a_roster_who_do_not_hold_the_role_then_their_shifts_are_gaps()
    {
        var (day, night) = (Of("day", Early, EveryDay, "06:00", "22:00"), Of("night", Night, EveryDay, "22:00", "06:00"));
        RoleHeld lost = new(Role.ControlRoom, Early, Monday.AddDays(-9), Monday), holds = new(Role.ControlRoom, Night, Monday.AddDays(-9), null);
        var gaps = RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [day, night], [lost, holds]), Monday);
        Assert.Equal((7, "Monday 06:00 to 22:00 has nobody on 'control room'."), (gaps.Count, gaps[0]));
        Assert.Empty(RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [day, night], [lost, holds]), Monday.AddMinutes(-1)));
        Assert.Equal(["Nobody is ever on 'control room'."], RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [day], [lost, holds]), Monday));

        // Who stands in for a day without the role leaves it empty, and so does whoever gets the role only in the evening.
        var date = new DateOnly(2026, 12, 25);
        var away = day with { Plan = day.Plan with { Changes = [new(date, RosterExceptionKind.Away, Early), new(date, RosterExceptionKind.StandIn, Night)] } };
        var evening = new RoleHeld(Role.ControlRoom, Night, new DateTimeOffset(2026, 12, 25, 20, 0, 0, TimeSpan.Zero), null);
        Assert.Equal(
            ["Friday 25 December 2026 06:00 to 20:00 has nobody on 'control room'."],
            RosterGaps.Of(new Staffing(TimeZoneInfo.Utc, [away, night with { Plan = night.Plan with { Members = [Early] } }], [lost with { Until = null }, evening]), Monday));
    }

    private static Roster Of(string name, Guid person, ImmutableArray<DayOfWeek> days, string start, string end) => new(
        Guid.CreateVersion7(), Role.ControlRoom, name, Named: false,
        new RosterPlan([new Shift(days, TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture))], [person], []));
}
