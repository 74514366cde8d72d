using PeerConnect.Contracts;
using PeerConnect.Hub.Tests.People;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Between a draft and its second signature the world goes on: rosters empty, dates pass, a colleague signs another draft in the same second.</summary>
public sealed class What_stops_a_signature : PolicyScene
{
    [Theory]
    [InlineData("nights", "Clinician on the roster nights")]
    [InlineData("day", "Clinician, whose roster is empty")]
    public async Task Given_a_roster_that_is_there_with_nobody_on_it_then_no_policy_that_counts_on_it_is_signed_until_somebody_is(string roster, string missing)
    {
        var first = Same.Rules[0];
        var named = first with { Recipients = [first.Recipients[0] with { Roster = roster == "nights" ? roster : null }, .. first.Recipients.Skip(1)] };
        var id = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster(roster))).Rosters.Single(each => each.Plan.Name == roster).RosterId;
        var draft = await DraftAsync(Same with { Rules = Same.Rules.SetItem(0, named) });

        Assert.Equal([missing], TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Unstaffed);
        var refusal = (await TrySignAsync(clinician, draft)).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refusal.Code);
        Assert.Contains(missing, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("put somebody on the roster", refusal.Message, StringComparison.Ordinal);

        TestCaller.Ok(await coordinator.PutAsync<RosterList>($"rosters/{id}", Roster(roster, "n.adeyemi")));
        await SignAsync(clinician, draft);

        // Emptied between the two signatures.
        TestCaller.Ok(await coordinator.PutAsync<RosterList>($"rosters/{id}", Roster(roster)));
        Assert.Equal(RefusalCode.NotPossible, (await TrySignAsync(administrator, draft)).Refusal?.Code);
        Assert.Equal([1], await VersionsAsync());
    }

    [Fact]
    public async Task Given_a_rank_that_nobody_who_approves_holds_then_no_policy_that_asks_for_it_is_signed_until_an_administrator_gives_it()
    {
        var draft = await DraftAsync(Same with { Approvals = Same.Approvals with { Ranks = ["Officer", "Unit manager", "Warden"], Rank = "Warden" } });
        Assert.Equal(["somebody who may approve, of the rank 'Warden' or above"], TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Unstaffed);
        Assert.Equal(["alguien que pueda aprobar, del rango 'Warden' o más alto"], TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}?language=es")).Unstaffed);
        Assert.Equal(RefusalCode.NotPossible, (await TrySignAsync(clinician, draft)).Refusal?.Code);

        Assert.Equal(RefusalCode.NotFound, (await coordinator.PutAsync<Done>($"staff/{clinician.PersonId}/rank", new SetRank("Warden"))).Refusal?.Code);
        Assert.Equal((true, false), (TestCaller.Ok(await coordinator.GetAsync<Me>("me")).Approves, TestCaller.Ok(await clinician.GetAsync<Me>("me")).Approves));
        TestCaller.Ok(await administrator.PutAsync<Done>($"staff/{coordinator.PersonId}/rank", new SetRank("Warden")));

        var card = TestCaller.Ok(await administrator.GetAsync<PersonDetail>($"people/{coordinator.PersonId}"));
        Assert.Equal(("Warden", true), (card.Person.Rank, card.Ranks!.Contains("Warden")));
        await SignAsync(clinician, draft);
        Assert.Equal(PolicyDraftState.InForce, (await SignAsync(administrator, draft)).State);
    }

    [Fact]
    public async Task Given_people_on_call_and_a_day_roster_with_nobody_on_it_then_those_on_call_do_not_count_for_the_day()
    {
        var first = Same.Rules[0];
        var policy = Same with { Rules = Same.Rules.Add(first with { Id = "nights-too", Recipients = [first.Recipients[0] with { Roster = "nights" }] }) };
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster("nights", "n.adeyemi")));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster("day")));
        var draft = await DraftAsync(policy);
        Assert.Equal(["Clinician, whose roster is empty"], TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Unstaffed);
        Assert.Equal(RefusalCode.NotPossible, (await TrySignAsync(clinician, draft)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_roster_on_which_nobody_holds_the_role_any_more_then_it_is_as_empty()
    {
        using var mbeki = await server.SignInAsync("s.mbeki");
        TestCaller.Ok(await administrator.PutAsync<Done>($"people/{mbeki.PersonId}/roles/Clinician", new { }));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster("day", "s.mbeki")));
        var draft = await DraftAsync(Same);
        await SignAsync(clinician, draft);

        TestCaller.Ok(await administrator.DeleteAsync<Done>($"people/{mbeki.PersonId}/roles/Clinician"));
        Assert.Equal(["Clinician, whose roster is empty"], TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Unstaffed);
        Assert.Equal(RefusalCode.NotPossible, (await TrySignAsync(administrator, draft)).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_date_that_passes_between_the_two_signatures_then_the_second_is_refused_and_a_later_date_asks_both_again()
    {
        var draft = await DraftAsync(Same, server.Clock.GetUtcNow().AddMinutes(10));
        Assert.Equal(PolicyDraftState.Draft, (await SignAsync(clinician, draft)).State);
        server.Clock.Advance(TimeSpan.FromMinutes(10));

        var refusal = (await TrySignAsync(administrator, draft)).Refusal!;
        Assert.Equal((RefusalCode.NotPossible, "Its date passed before two had signed. Save it with a later date, or with none."), (refusal.Code, refusal.Message));
        Assert.Equal([1], await VersionsAsync());
        var read = TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Equal((PolicyDraftState.Draft, 1), (read.Draft.State, read.SignedBy.Count));

        var later = server.Clock.GetUtcNow().AddMinutes(10);
        TestCaller.Ok(await coordinator.PutAsync<Done>($"policies/drafts/{draft}", new SavePolicyDraft(read.Document, later, read.Draft.ChangedAt)));
        Assert.Equal(PolicyDraftState.Draft, (await SignAsync(administrator, draft)).State);
        Assert.Equal((PolicyDraftState.Scheduled, later), (await SignAsync(clinician, draft) is var signed ? (signed.State, signed.EffectiveAt!.Value) : default));
    }

    [Theory]
    [InlineData(true, "A signed policy that waits for its time counts on the roster 'nights'.")]
    [InlineData(false, "The policy in force counts on the roster 'nights'.")]
    public async Task Given_a_policy_that_is_signed_or_in_force_when_a_roster_that_it_names_would_lose_everybody_then_that_is_refused_and_says_why(bool dated, string sentence)
    {
        var id = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster("nights", "n.adeyemi"))).Rosters.Single(each => each.Plan.Name == "nights").RosterId;
        var draft = await DraftAsync(OnCall(), dated ? server.Clock.GetUtcNow().AddMinutes(10) : null);
        await SignAsync(clinician, draft);
        Assert.Equal(dated ? PolicyDraftState.Scheduled : PolicyDraftState.InForce, (await SignAsync(administrator, draft)).State);

        foreach (var change in new Func<Task<Refusal?>>[]
        {
            async () => (await coordinator.DeleteAsync<Done>($"rosters/{id}")).Refusal,
            async () => (await coordinator.PutAsync<RosterList>($"rosters/{id}", Roster("nights"))).Refusal,
            async () => (await coordinator.PutAsync<RosterList>($"rosters/{id}", Roster("at night", "n.adeyemi"))).Refusal,
        })
        {
            var refusal = await change();
            Assert.Equal(RefusalCode.NotPossible, refusal?.Code);
            Assert.StartsWith(sentence, refusal!.Message, StringComparison.Ordinal);
        }

        // Whose only member lost the role is empty for now, and has to be there when somebody has it again.
        TestCaller.Ok(await administrator.DeleteAsync<Done>($"people/{clinician.PersonId}/roles/Clinician"));
        Assert.StartsWith(sentence, (await coordinator.DeleteAsync<Done>($"rosters/{id}")).Refusal?.Message, StringComparison.Ordinal);
        TestCaller.Ok(await administrator.PutAsync<Done>($"people/{clinician.PersonId}/roles/Clinician", new { }));

        // Another roster of the role is nobody's business, and who is on this one may change.
        var day = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster("day", "n.adeyemi"))).Rosters.Single(roster => roster.Plan.Name == "day").RosterId;
        TestCaller.Ok(await coordinator.PutAsync<RosterList>($"rosters/{day}", Roster("day")));
        TestCaller.Ok(await coordinator.DeleteAsync<Done>($"rosters/{day}"));
        TestCaller.Ok(await coordinator.PutAsync<RosterList>($"rosters/{id}", Roster("nights", "n.adeyemi") with { Shifts = [new RosterShift([Weekday.Monday], "22:00", "06:00")] }));
    }

    [Fact]
    public async Task Given_a_signed_policy_when_nobody_on_its_roster_holds_the_role_any_more_at_its_start_then_it_is_a_draft_again_and_the_old_one_stays()
    {
        using var mbeki = await server.SignInAsync("s.mbeki");
        TestCaller.Ok(await administrator.PutAsync<Done>($"people/{mbeki.PersonId}/roles/Clinician", new { }));
        TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters/", Roster("nights", "s.mbeki")));
        var draft = await DraftAsync(OnCall(), server.Clock.GetUtcNow().AddMinutes(5));
        await SignAsync(clinician, draft);
        Assert.Equal(PolicyDraftState.Scheduled, (await SignAsync(administrator, draft)).State);
        TestCaller.Ok(await administrator.DeleteAsync<Done>($"people/{mbeki.PersonId}/roles/Clinician"));

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        using (var limit = new CancellationTokenSource(TestServer.Patience))
        {
            while (TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")) is { Draft.State: PolicyDraftState.Scheduled })
            {
                await server.Service<PeerConnect.Hub.Disclosure.PolicyStarts>().DoDueAsync(limit.Token);
            }
        }

        var shown = TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Equal((PolicyDraftState.Draft, 0), (shown.Draft.State, shown.SignedBy.Count));
        Assert.Equal(["Clinician on the roster nights"], shown.Unstaffed);
        Assert.Equal([1], await VersionsAsync());
        Assert.Equal("policy-given-back", Acts.Of(server, $"policy-draft:{draft:D}")[^1]);
    }

    [Theory]
    [InlineData(false, PolicyDraftState.InForce, "Another version came into force after this was written. Compare it, save it anew, then sign.")]
    [InlineData(true, PolicyDraftState.Scheduled, "Another draft is signed and waits for its time. Give one of the two up.")]
    public async Task Given_two_drafts_that_get_their_last_signature_in_the_same_second_then_one_is_the_next_version_and_the_other_says_why_not(
        bool dated, PolicyDraftState state, string sentence)
    {
        DateTimeOffset? at = dated ? server.Clock.GetUtcNow().AddMinutes(10) : null;
        var (one, other) = (await DraftAsync(Same with { Name = "One" }, at), await DraftAsync(Same with { Name = "Other" }, at));
        await SignAsync(clinician, one);
        await SignAsync(administrator, other);

        var replies = await Task.WhenAll(TrySignAsync(administrator, one), TrySignAsync(clinician, other));

        Assert.Equal(state, Assert.Single(replies, reply => reply.Ok is not null).Ok!.State);
        var refusal = Assert.Single(replies, reply => reply.Ok is null).Refusal!;
        Assert.Equal((RefusalCode.NotPossible, sentence), (refusal.Code, refusal.Message));
        var (winner, loser) = replies[0].Ok is not null ? (one, other) : (other, one);
        Assert.Equal(dated ? [1] : [2, 1], await VersionsAsync());
        var drafts = TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Drafts;
        Assert.Equal(PolicyDraftState.Draft, Assert.Single(drafts, draft => draft.DraftId == loser).State);
        Assert.Equal(dated, drafts.Any(draft => draft.DraftId == winner));
        Assert.Equal(dated ? [] : (string[])["policy-in-force"], Acts.Of(server, "policy:2"));

        // Who comes a moment later with a third signature hears what became of it.
        Assert.Equal(RefusalCode.AlreadyDecided, (await clinician.PostAsync<PolicySigned>($"policies/drafts/{winner}/signature", new SignPolicyDraft("read before"))).Refusal?.Code);
    }

    /// <summary>The day's clinicians, and those on call in a rule of their own.</summary>
    private static DisclosurePolicy OnCall() =>
        Same with { Rules = Same.Rules.Add(Same.Rules[0] with { Id = "nights-too", Recipients = [Same.Rules[0].Recipients[0] with { Roster = "nights" }] }) };

    private static SaveRoster Roster(string name, params string[] members) =>
        new(Role.Clinician, name, [new RosterShift([.. Enum.GetValues<Weekday>()], "00:00", "00:00")], members, []);

    private async Task<IEnumerable<int>> VersionsAsync() => TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Versions.Select(version => version.Version);
}
