using Microsoft.Extensions.Time.Testing;
using PeerConnect.Contracts;
using PeerConnect.Residents.Texts;
using PeerConnect.Shell.Texts;
using PeerConnect.Shell.Visiting;
using PeerConnect.Staff.Policies;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>Clocks and days are the facility's, whatever zone a machine is set to. The zone is the page's, so these tests have it to themselves.</summary>
[Collection(nameof(Whose_clock_it_is))]
[CollectionDefinition(nameof(Whose_clock_it_is), DisableParallelization = true)]
public sealed class Whose_clock_it_is : IDisposable
{
    private static readonly DateTimeOffset Night = new(2026, 7, 2, 3, 30, 0, TimeSpan.Zero);

    public void Dispose() => FacilityTime.Use(null);

    [Fact]
    public async Task Given_a_kiosk_set_to_another_zone_when_the_server_says_the_facilitys_then_times_and_days_are_the_facilitys()
    {
        using var server = new Answers(new Entrance([], DeviceRevoked: false, new DeviceSelf(Guid.CreateVersion7(), "north", "North", "Unit B", "America/Chicago")));
        await using var page = await Rendered.ShowAsync<PeerConnect.Residents.Entering.PasserBy, Words>(server, Words.In(Language.English));
        Assert.Equal(("22:30", "22:30", "2026-07-01"), (Words.Clock(Night), StaffWords.Clock(Night), StaffWords.Day(Night)));
        var clock = new ServerClock(new FakeTimeProvider(Night));
        Assert.Equal((22, 1), (clock.GetLocalNow().Hour, clock.GetLocalNow().Day));
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("Asia/Tokyo")]
    public void Given_somebody_signs_in_elsewhere_then_it_is_that_facilitys_time(string zone)
    {
        FacilityTime.Use(zone);
        Assert.Equal(TimeZoneInfo.ConvertTime(Night, TimeZoneInfo.FindSystemTimeZoneById(zone)), FacilityTime.Of(Night));
        Assert.Equal(Night.UtcDateTime, FacilityTime.At(FacilityTime.Of(Night).DateTime).UtcDateTime);
    }

    [Fact]
    public void Given_a_policy_that_starts_at_midnight_then_it_is_the_facilitys_midnight()
    {
        FacilityTime.Use("America/Chicago");
        var desk = new PolicyDesk { From = new DateTime(2026, 7, 1) };
        Assert.Equal(new DateTimeOffset(2026, 7, 1, 5, 0, 0, TimeSpan.Zero), desk.EffectiveAt);
        Assert.Equal(new DateTimeOffset(2026, 7, 2, 4, 59, 59, TimeSpan.Zero), StaffWords.EndOf(new DateTime(2026, 7, 1)));
    }

    [Fact]
    public void Given_a_time_of_another_day_then_its_day_stands_beside_it_and_today_the_clock_alone()
    {
        FacilityTime.Use("America/Chicago");
        var (english, spanish) = (Words.In(Language.English), Words.In(Language.Spanish));
        Assert.Equal(("22:30", "22:30"), (StaffWords.When(Night, Night.AddHours(1)), english.When(Night, Night.AddHours(1))));
        Assert.Equal(("2026-07-01 22:30", "22:30, Yesterday", "22:30, Ayer"), (StaffWords.When(Night, Night.AddHours(2)), english.When(Night, Night.AddHours(2)), spanish.When(Night, Night.AddHours(2))));

        // Quiet for a day: tomorrow at the same time.
        Assert.Equal("You can write here again at 22:30, Wednesday, July 1. You can read.", english.MutedUntil(english.When(Night, Night.AddDays(-1))));
    }

    [Theory]
    [InlineData(0.5, "open for 0 min")]
    [InlineData(59, "open for 59 min")]
    [InlineData(600, "open for 10 h")]
    [InlineData(60_000, "open for 41 d")]
    public void Given_a_case_then_its_age_is_said(double minutes, string said) => Assert.Equal(said, StaffWords.In(Language.English).OpenFor(StaffWords.Age(TimeSpan.FromMinutes(minutes))));

    [Fact]
    public void Given_a_zone_that_a_browser_does_not_know_then_its_own_is_used()
    {
        FacilityTime.Use("Nowhere/Atoll");
        Assert.Equal(TimeZoneInfo.Local, FacilityTime.Zone);
    }
}
