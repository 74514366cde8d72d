using PeerConnect.Contracts;
using PeerConnect.Shell.Texts;
using PeerConnect.Staff.Policies;
using PeerConnect.Staff.Texts;

namespace PeerConnect.Web.Tests;

/// <summary>What the staff's pages say is there in each language.</summary>
public sealed class Words_for_staff
{
    /// <summary>The same in both languages, and rightly so.</summary>
    private static readonly string[] TheSame = ["WrittenBy", "Where", "Part"];

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
            AllDiffer<BreakGlassState>(words.Glass);
            AllDiffer<BreakGlassReach>(words.Reach);
            AllDiffer<CaseExportState>(words.Export);
            AllDiffer<CaseReferralKind>(words.Referral);
            AllDiffer<AuditFaultKind>(words.Fault);
            AllDiffer<AuditAnomalyKind>(words.Anomaly);
            AllDiffer<MessageOutcome>(words.Becomes);
            AllDiffer<ServerQueue>(words.WaitsHere);
            AllDiffer<OverviewFigure>(words.Figure);
            AllDiffer<RequestState>(words.Request);
            AllDiffer<SeparationSource>(words.Source);
            AllDiffer<PersonStatus>(words.Status);
            AllDiffer<ConversationState>(words.Conversation);
            Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.NotEmpty(words.Refused(new Refusal(code, "As the server says it."))));
            AllDiffer<StaffAccess>(words.Access);
        }
    }

    private static void AllDiffer<T>(Func<T, string> say)
        where T : struct, Enum
    {
        var said = Enum.GetValues<T>().Select(say).ToList();
        Assert.Equal(said.Count, said.Distinct().Count());
    }
}
