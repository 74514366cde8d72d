using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Rosters;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>A roster on its page: what is stored comes back as it was, what is missing is not sent, and what the server says of it is there in Spanish.</summary>
public sealed class A_roster_is_written
{
    private static readonly SaveRoster Nights = new(
        Role.ControlRoom, "nights", [new RosterShift([Weekday.Monday, Weekday.Sunday], "22:00", "06:00")], ["control", "n.adeyemi"],
        [new RosterException(new DateOnly(2026, 12, 25), RosterExceptionKind.Closed), new RosterException(new DateOnly(2026, 12, 26), RosterExceptionKind.StandIn, "r.cole")]);

    [Fact]
    public void Given_a_stored_roster_when_it_is_opened_and_saved_then_it_is_the_same()
    {
        var saved = RosterDraft.Of(new RosterShown(Guid.CreateVersion7(), Nights, [])).ToSave()!;
        Assert.Equal((Nights.Role, Nights.Name), (saved.Role, saved.Name));
        Assert.Equal(Nights.Members, saved.Members);
        Assert.Equal(Nights.Exceptions, saved.Exceptions);
        var shift = Assert.Single(saved.Shifts);
        Assert.Equal((Nights.Shifts[0].Start, Nights.Shifts[0].End), (shift.Start, shift.End));
        Assert.Equal(Nights.Shifts[0].Days, shift.Days);
    }

    [Fact]
    public void Given_a_new_roster_then_it_is_sent_only_once_nothing_is_missing()
    {
        var draft = RosterDraft.New();
        Assert.Null(draft.ToSave());
        (draft.Name, draft.Role, draft.Members) = (" early ", Role.Chaplain, "a.one;b.two c.three, d.four");
        Assert.Null(draft.ToSave());
        draft.Shifts[0].Toggle(Weekday.Friday);
        (draft.Shifts[0].Start, draft.Shifts[0].End) = (new TimeOnly(6, 0), new TimeOnly(14, 0));
        Assert.Equal(("early", 4), (draft.ToSave()!.Name, draft.ToSave()!.Members.Count));
        draft.Days.Add(new DayDraft { Date = new DateOnly(2026, 12, 25) });
        Assert.Null(draft.ToSave());
        draft.Days[0].Kind = RosterExceptionKind.Closed;
        Assert.NotNull(draft.ToSave());
        draft.Shifts[0].Toggle(Weekday.Friday);
        Assert.Null(draft.ToSave());
    }

    [Theory]
    [InlineData(Language.English, "Every day, all day", "Every day 06:00–06:00", "Monday, Sunday, all day")]
    [InlineData(Language.Spanish, "todos los días, todo el día", "todos los días 06:00–06:00", "lunes, domingo, todo el día")]
    public void Given_shifts_then_the_whole_week_and_the_whole_day_are_said_in_few_words(Language language, string always, string week, string twoDays)
    {
        var words = StaffWords.In(language);
        Weekday[] all = [.. Enum.GetValues<Weekday>().Reverse()];
        Assert.Equal(always, words.Shift(new RosterShift(all, "00:00", "00:00")));
        Assert.Equal(week, words.Shift(new RosterShift(all, "06:00", "06:00")));
        Assert.Equal(twoDays, words.Shift(new RosterShift([Weekday.Sunday, Weekday.Monday], "00:00", "00:00")));
    }

    [Theory]
    [InlineData("Monday 06:00 to 22:00 has nobody on 'control room'.", "lunes 06:00 a 22:00: nadie en '")]
    [InlineData("Sunday 20:00 to Saturday 08:00 has nobody on 'control room, nights'.", "domingo 20:00 a sábado 08:00: nadie en '")]
    [InlineData("Friday 25 December 2026 08:00 to 20:00 has nobody on 'clinician'.", "viernes 25 de diciembre de 2026 08:00 a 20:00: nadie en '")]
    [InlineData("Friday 25 December 2026 22:00 to Saturday 26 December 2026 06:00 has nobody on 'clinician'.", "viernes 25 de diciembre de 2026 22:00 a sábado 26 de diciembre de 2026 06:00: nadie en '")]
    [InlineData("Nobody is ever on 'peer supporter'.", "Nunca hay nadie en '")]
    [InlineData("'nobody' is nobody who holds the role 'chaplain' here. Grant the role first, or check the user name.", "'nobody' no es nadie")]
    [InlineData("Shift 2 needs at least one day, and a start and an end such as \"22:00\" and \"06:00\".", "El horario 2 necesita")]
    [InlineData("2026-03-02 is over: who was away or stood in then cannot be written down any more.", "El 2026-03-02 ya pasó")]
    [InlineData("There is a roster 'nights' already. Change that one, or choose another name.", "Ya hay un turno 'nights'.")]
    [InlineData("A roster has 1 to 50 shifts, at most 200 members and at most 400 exceptions.", "Un turno tiene de 1 a 50 horarios")]
    [InlineData("A roster needs a name of 1 to 64 characters, for example \"night control\".", "Un turno necesita un nombre de 1 a 64")]
    public void Given_what_the_server_says_of_rosters_then_it_is_there_in_spanish_with_its_days_and_roles(string english, string begins)
    {
        var said = StaffWords.In(Language.Spanish).FromServer(english);
        Assert.StartsWith(begins, said, StringComparison.Ordinal);
        Assert.DoesNotContain("control room", said, StringComparison.Ordinal);
        Assert.DoesNotContain("clinician", said, StringComparison.Ordinal);
        Assert.DoesNotContain("chaplain", said, StringComparison.Ordinal);
    }
}
