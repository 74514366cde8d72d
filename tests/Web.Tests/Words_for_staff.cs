using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Policies;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What the staff's pages say is there in each language.</summary>
public sealed partial class Words_for_staff
{
    /// <summary>What residents and supporters alone are told; their pages have words of their own.</summary>
    private static readonly string[] ForResidents =
    [
        "Your certificate as a supporter has ended, so this was not passed on. Tell an officer what worries you now.",
        "Only supporters can tell staff in this way, so this was not passed on. Tell an officer what worries you now.",
        "The rules of this place name nobody who is told of that, so it was not passed on. Tell an officer now.",
        "You gave another answer before. If you need somebody, write it, press your cell bell or tell an officer.",
        "You were asked again since. Please answer the newest question.",
        "It is too late to take this back.",
        "This place does not ask for that.",
        "You cannot hide what staff write. If it troubles you, report the message or ask the programme office.",
        "You support this person here, so you cannot hide what he or she writes. You can leave the conversation, or ask the programme office.",
        "You cannot ask for that person here. If you need somebody now, press your cell bell or tell an officer.",
        "Nobody can be sent to where you are from here. If you need somebody now, tell the people near you or call for help.",
    ];

    /// <summary>The same in both languages, and rightly so.</summary>
    private static readonly string[] TheSame = ["WrittenBy", "Where", "Part", "FromServer"];

    [Fact]
    public void Given_two_languages_then_each_sentence_is_there_in_both_and_none_was_left_in_the_other()
    {
        var english = Sentences.Of(StaffWords.In(Language.English)).ToList();
        var spanish = Sentences.Of(StaffWords.In(Language.Spanish)).ToList();
        Assert.True(english.Count > 100);
        Assert.Equal(english.Select(each => each.Name).Order(), spanish.Select(each => each.Name).Order());
        Assert.All(english.Concat(spanish), each => Assert.False(string.IsNullOrWhiteSpace(each.Text), each.Name));
        var twins = english.Join(spanish, each => each.Name, each => each.Name, (one, other) => (one.Name, Same: one.Text == other.Text)).Where(pair => pair.Same).Select(pair => pair.Name);
        Assert.Subset(TheSame.ToHashSet(), twins.ToHashSet());
    }

    [Fact]
    public void Given_every_sentence_then_none_speaks_of_errors_or_of_what_the_program_calls_them()
    {
        string[] never = ["error", "invalid", "exception", "http", "null", "timeout"];
        var all = Enum.GetValues<Language>().SelectMany(language => Sentences.Of(StaffWords.In(language)).Select(each => each.Text).Concat(Sentences.In(language).Select(each => each.Text))).ToList();
        Assert.True(all.Count > 1000);
        Assert.DoesNotContain(all, text => never.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("01:05", "las 01:05")]
    [InlineData("13:05", " la 13:05")]
    [InlineData("2026-07-01 13:05", "las 2026")]
    [InlineData("2026-07-01 01:05", " de el 2026")]
    [InlineData("2026-07-01 01:05", " a el 2026")]
    [InlineData("2026-07-01 01:05", "las 01:05")]
    public void Given_a_time_then_spanish_says_it_in_its_number_and_its_day_with_its_article(string clock, string never) =>
        Assert.DoesNotContain(Sentences.Of(StaffWords.In(Language.Spanish), clock), each => each.Text.Contains(never, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Given_a_sentence_of_the_server_with_one_oclock_then_spanish_says_it_in_the_singular() =>
        Assert.Contains(" a la 01:05 UTC", StaffWords.In(Language.Spanish).FromServer("It can be signed from 2026-07-01 01:05 UTC on: 7 days after it was first tried beside this model."), StringComparison.Ordinal);

    [Fact]
    public void Given_a_row_of_the_record_then_both_languages_say_what_was_done_or_denied_and_a_verb_that_they_do_not_know_stays()
    {
        var (english, spanish) = (StaffWords.In(Language.English), StaffWords.In(Language.Spanish));
        Assert.Equal("Case opened and read", english.ActOf("case-viewed"));
        Assert.Equal(english.WasDenied("Case opened and read"), english.ActOf("case-viewed-denied"));
        Assert.NotEqual(english.ActOf("case-viewed"), spanish.ActOf("case-viewed"));
        Assert.Equal("some-new-verb", spanish.ActOf("some-new-verb"));
    }

    [Fact]
    public void Given_every_code_of_the_wire_then_both_languages_have_words_for_it()
    {
        foreach (var words in Enum.GetValues<Language>().Select(StaffWords.In))
        {
            AllDiffer<CaseReason>(words.Reason);
            AllDiffer<FlagVerdict>(words.Verdict);
            AllDiffer<SampleFinding>(words.Finding);
            AllDiffer<VerdictStanding>(words.Stands);
            AllDiffer<WrittenLanguage>(words.InLanguage);
            AllDiffer<CaseCategory>(words.Category);
            AllDiffer<HeldState>(words.Held);
            AllDiffer<ReleaseReason>(words.ReleaseWhy);
            AllDiffer<RejectReason>(words.RejectWhy);
            AllDiffer<HeldActKind>(words.HeldAct);
            AllDiffer<CasePurpose>(words.Purpose);
            AllDiffer<Role>(words.RoleName);
            AllDiffer<StaffAccess>(words.Access);
            AllDiffer<BreakGlassState>(words.Glass);
            AllDiffer<BreakGlassReach>(words.Reach);
            AllDiffer<ExportState>(words.Export);
            AllDiffer<CaseReferralKind>(words.Referral);
            AllDiffer<AuditFaultKind>(words.Fault);
            AllDiffer<AuditAnomalyKind>(words.Anomaly);
            AllDiffer<MessageOutcome>(words.Becomes);
            AllDiffer<ServerQueue>(words.WaitsHere);
            AllDiffer<OverviewFigure>(words.Figure);
            AllDiffer<RequestState>(words.Request);
            AllDiffer<SeparationSource>(words.Source);
            AllDiffer<PersonStatus>(words.Status);
            AllDiffer<PinState>(words.Pin);
            AllDiffer<RelationType>(words.Relation);
            AllDiffer<ConversationState>(words.Conversation);
            Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.NotEmpty(words.Refused(new Refusal(code, "As the server says it."))));
        }
    }

    [Fact]
    public void Given_each_sentence_of_the_server_on_what_cannot_be_done_then_it_is_there_in_spanish_with_its_numbers()
    {
        var spanish = StaffWords.In(Language.Spanish);
        var said = Directory.EnumerateFiles(Source("Hub"), "*.cs", SearchOption.AllDirectories).SelectMany(file => Refusing().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["said"].Value).Where(sentence => !ForResidents.Contains(sentence)).ToList();
        Assert.True(said.Count > 40);
        Assert.All(said, sentence => Assert.NotEqual(sentence, spanish.FromServer(Day().Replace(sentence, "2026-03-31"))));
        Assert.Equal("Este trimestre termina el 2026-03-31. Pide su informe después.", spanish.Refused(new Refusal(RefusalCode.NotPossible, "This quarter is over on 2026-03-31. Ask for its report after that.")));
        Assert.Equal("Quedan 312 MiB libres; el mínimo es 1024 MiB. Haz sitio.", spanish.FromServer("312 MiB free, the floor is 1024 MiB. Make room."));
        Assert.Equal(
            "El canal 'pager' no entrega: 3 alarmas esperan y 0 se abandonaron. Arréglalo; la próxima alarma que llegue lo da por sano.",
            spanish.FromServer("Channel 'pager' does not deliver: 3 alarms wait, 0 were given up. Mend it; the next alarm that arrives makes it healthy."));
        Assert.Equal("Something new.", spanish.FromServer("Something new."));

        // What is wrong in several ways; and where one of them is not known, it is said as it is.
        const string Unheard = "Alarms of undecided cases without a channel to go through: 1. Set Alarms:Channels for their facility.";
        const string Unsent = "The policy of facility 'north' raises the alarm outside the system, and no channel carries it. Set Alarms:Channels, then start a drill.";
        Assert.Equal(string.Join(' ', ((string[])[Unheard, Unsent, Unsent]).Select(spanish.FromServer)), spanish.FromServer($"{Unheard} {Unsent} {Unsent}"));
        Assert.DoesNotContain("facility", spanish.FromServer($"{Unheard} {Unsent}"), StringComparison.Ordinal);
        Assert.Equal($"{Unheard} Something new.", spanish.FromServer($"{Unheard} Something new."));
    }

    [Theory]
    [InlineData("Staff")]
    [InlineData("Residents")]
    public void Given_a_browser_without_scripts_then_both_apps_say_in_both_languages_what_is_missing(string app) =>
        Assert.Matches("""<noscript><p>[^<]+JavaScript[^<]+<span lang="es">[^<]+JavaScript[^<]+</span></p></noscript>""", File.ReadAllText(Source("Clients", "Web", app, "wwwroot", "index.html")));

    /// <summary>The sources, as this test was built from them.</summary>
    private static string Source(params string[] parts) => Path.GetFullPath(Path.Combine([Here(), "..", "..", "src", .. parts]));

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;

    [GeneratedRegex("RefusalCode\\.(?:NotPossible|Conflict)\\s*,\\s*\\$?\"(?<said>[^\"]*\\.)\"")]
    private static partial Regex Refusing();

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Day();

    private static void AllDiffer<T>(Func<T, string> say)
        where T : struct, Enum
    {
        var said = Enum.GetValues<T>().Select(say).ToList();
        Assert.Equal(said.Count, said.Distinct().Count());
    }
}
