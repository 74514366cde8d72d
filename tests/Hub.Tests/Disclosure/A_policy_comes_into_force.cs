using PeerConnect.Contracts;
using PeerConnect.Hub.Disclosure;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Tests.People;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Seeding;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>From a draft through two signatures to the next message, through the front door.</summary>
public sealed class A_policy_comes_into_force : PolicyScene
{
    [Fact]
    public async Task Given_two_signatures_then_it_is_the_next_version_and_each_step_is_in_the_chain()
    {
        var draft = await DraftAsync(Same);
        var seen = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Equal((PolicyYaml.Write(Same), 1, false), (seen.Document, seen.Follows, seen.AsksConsentAgain));
        Assert.Equal(["en", "es"], seen.Notices.Select(notice => notice.Language));
        Assert.Equal((false, false), (seen.OwnText, seen.OwnSignature));
        Assert.Equal(["Dev Hughes", "Ngozi Adeyemi", "Sarah Mbeki", "Tomas Brandt"], seen.MaySign);
        Assert.Equal(PolicyDraftState.Draft, (await SignAsync(clinician, draft)).State);
        Assert.Equal(1, await VersionAsync());
        var signed = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.True(signed.OwnSignature);
        Assert.Equal(["Dev Hughes", "Sarah Mbeki", "Tomas Brandt"], signed.MaySign);
        Assert.True(TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).OwnText);

        Assert.Equal(PolicyDraftState.InForce, (await SignAsync(administrator, draft)).State);

        var overview = TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies"));
        Assert.Equal([(2, "Ours", false), (1, PolicyPreset.All[0].Policy.Name, true)], overview.Versions.Select(version => (version.Version, version.Name, version.SupersededAt is not null)));
        Assert.Equal(["Ngozi Adeyemi", "Dev Hughes"], overview.Versions[0].SignedBy);
        Assert.Equal(("Rosa Castillo", null), (overview.Versions[0].WrittenBy, overview.Versions[1].WrittenBy));
        Assert.Empty(overview.Versions[1].SignedBy);
        Assert.Empty(overview.Drafts);
        Assert.Equal(seen.Notices.Select(notice => notice.Hash), TestCaller.Ok(await clinician.GetAsync<PolicyText>("policies/2")).Notices.Select(notice => notice.Hash));
        Assert.Contains("Ours", TestCaller.Ok(await coordinator.GetAsync<PolicyText>("policies/2")).Document, StringComparison.Ordinal);
        Assert.Equal(["policy-drafted", "policy-signed", "policy-signed"], Acts.Of(server, $"policy-draft:{draft:D}"));
        Assert.Equal(["policy-in-force"], Acts.Of(server, "policy:2"));
    }

    [Fact]
    public async Task Given_a_policy_that_discloses_no_more_then_nobody_is_asked_again_and_one_that_does_asks_before_the_next_message()
    {
        using var marcus = await server.SignInAsync("marcus");
        await ConsentAsync(marcus);
        await BringIntoForceAsync(Same);
        Assert.False(TestCaller.Ok(await marcus.GetAsync<Me>("me")).ConsentNeeded);

        await using var chat = await Chatter.ConnectAsync(server.Address, marcus.Token);
        Assert.True(TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{await DraftAsync(Wider)}")).AsksConsentAgain);
        await BringIntoForceAsync(Wider);

        Assert.True(TestCaller.Ok(await marcus.GetAsync<Me>("me")).ConsentNeeded);
        await chat.UntilAsync(() => chat.Inbox.Any(item => item.Kind == InboxKind.ConsentAsked));
        Assert.Equal(3, TestCaller.Ok(await marcus.GetAsync<NoticeText>("notice")).PolicyVersion);
        await ConsentAsync(marcus);
        Assert.False(TestCaller.Ok(await marcus.GetAsync<Me>("me")).ConsentNeeded);
    }

    [Fact]
    public async Task Given_a_policy_with_other_words_for_its_ranks_then_whoever_approves_keeps_the_old_one_beside_the_new_until_it_is_in_force_and_no_longer()
    {
        var draft = await DraftAsync(Same with { Approvals = Same.Approvals with { Ranks = ["Band 3", "Band 7"], Rank = "Band 7" } });
        TestCaller.Ok(await administrator.PutAsync<Done>($"staff/{coordinator.PersonId}/rank", new SetRank("Band 7")));
        Assert.Equal(("Band 7", "Unit manager"), Held());

        await SignAsync(clinician, draft);
        Assert.Equal(PolicyDraftState.InForce, (await SignAsync(administrator, draft)).State);
        Assert.Equal(("Band 7", null), Held());

        (string? Rank, string? Before) Held()
        {
            using var db = server.Service<Store>().Read();
            var person = db.People.Single(row => row.PersonId == coordinator.PersonId);
            return (person.Rank, person.RankBefore);
        }
    }

    [Fact]
    public async Task Given_its_author_or_one_person_twice_then_no_second_signature_is_there()
    {
        var draft = await DraftAsync(Same);
        var hash = TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).DocumentHash;
        Assert.Equal(
            RefusalCode.SecondPersonNeeded, (await coordinator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash))).Refusal?.Code);
        Assert.Equal(PolicyDraftState.Draft, (await SignAsync(clinician, draft)).State);
        Assert.Equal(PolicyDraftState.Draft, (await SignAsync(clinician, draft)).State);
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task Given_a_change_after_a_signature_then_the_signature_is_gone_and_what_was_read_cannot_be_signed()
    {
        var draft = await DraftAsync(Same);
        var read = TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).DocumentHash;
        await SignAsync(clinician, draft);
        TestCaller.Ok(await coordinator.PutAsync<Done>($"policies/drafts/{draft}", new SavePolicyDraft(PolicyYaml.Write(Wider), null, await ChangedAsync(draft))));

        Assert.Empty(TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).SignedBy);
        Assert.Equal(RefusalCode.Conflict, (await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(read))).Refusal?.Code);
        Assert.Equal(1, await VersionAsync());
    }

    [Fact]
    public async Task Given_a_date_that_changes_after_it_was_read_then_what_was_read_cannot_be_signed_though_its_text_is_the_same()
    {
        var draft = await DraftAsync(Same);
        var read = TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        TestCaller.Ok(await coordinator.PutAsync<Done>($"policies/drafts/{draft}", new SavePolicyDraft(read.Document, server.Clock.GetUtcNow().AddDays(1), read.Draft.ChangedAt)));
        var signature = new SignPolicyDraft(read.DocumentHash, read.Draft.ChangedAt);
        Assert.Equal(RefusalCode.Conflict, (await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", signature)).Refusal?.Code);
        var now = TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Draft.ChangedAt;
        Assert.Equal(
            PolicyDraftState.Draft,
            TestCaller.Ok(await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", signature with { ChangedAt = now })).State);
    }

    [Fact]
    public async Task Given_a_date_then_it_waits_for_it_over_a_restart_and_no_other_is_signed_meanwhile()
    {
        var at = server.Clock.GetUtcNow().AddMinutes(10);
        var draft = await DraftAsync(Wider, at);
        await SignAsync(clinician, draft);
        Assert.Equal((PolicyDraftState.Scheduled, at), ((await SignAsync(administrator, draft)) is var signed ? (signed.State, signed.EffectiveAt!.Value) : default));
        var other = await DraftAsync(Same);
        var hash = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{other}")).DocumentHash;
        Assert.Equal(RefusalCode.NotPossible, (await clinician.PostAsync<PolicySigned>($"policies/drafts/{other}/signature", new SignPolicyDraft(hash))).Refusal?.Code);
        Assert.Equal(RefusalCode.NotPossible, (await coordinator.PutAsync<Done>($"policies/drafts/{draft}", new SavePolicyDraft(PolicyYaml.Write(Same), null, await ChangedAsync(draft)))).Refusal?.Code);
        Assert.Equal(1, await VersionAsync());

        server.Clock.Advance(TimeSpan.FromMinutes(10));
        await server.RestartAsync();
        await UntilVersionAsync(2);

        // What was written for version 1 cannot follow version 2 unseen.
        using var again = await server.SignInAsync("adeyemi");
        Assert.Equal(RefusalCode.NotPossible, (await again.PostAsync<PolicySigned>($"policies/drafts/{other}/signature", new SignPolicyDraft(hash))).Refusal?.Code);
    }

    [Fact]
    public async Task Given_a_signed_draft_that_is_given_up_then_its_time_passes_without_it()
    {
        var draft = await DraftAsync(Wider, server.Clock.GetUtcNow().AddMinutes(5));
        await SignAsync(clinician, draft);
        await SignAsync(administrator, draft);
        TestCaller.Ok(await coordinator.DeleteAsync<Done>($"policies/drafts/{draft}"));
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await server.RestartAsync();
        Assert.Equal(0, await server.Service<PolicyStarts>().DoDueAsync(CancellationToken.None));
        using var again = await server.SignInAsync("castillo");
        Assert.Single(TestCaller.Ok(await again.GetAsync<PolicyOverview>("policies")).Versions);
    }

    [Fact]
    public async Task Given_a_signed_document_that_the_server_no_longer_carries_out_then_it_is_a_draft_again_with_its_faults_and_the_next_one_comes_into_force()
    {
        var draft = await DraftAsync(Wider, server.Clock.GetUtcNow().AddMinutes(5));
        await SignAsync(clinician, draft);
        await SignAsync(administrator, draft);
        await using (var transaction = await server.Service<Storage.Store>().BeginWriteAsync(TestContext.Current.CancellationToken))
        {
            transaction.Db.PolicyDrafts.Single(row => row.DraftId == draft).Document = "nothing: of this";
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        server.Clock.Advance(TimeSpan.FromMinutes(5));
        await server.RestartAsync();
        using var again = await server.SignInAsync("castillo");
        using (var limit = new CancellationTokenSource(TestServer.Patience))
        {
            while (TestCaller.Ok(await again.GetAsync<PolicyDraft>($"policies/drafts/{draft}")) is { Draft.State: PolicyDraftState.Scheduled })
            {
                await server.Service<PolicyStarts>().DoDueAsync(limit.Token);
            }
        }

        var shown = TestCaller.Ok(await again.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Equal(PolicyDraftState.Draft, shown.Draft.State);
        Assert.Empty(shown.Notices);
        Assert.Empty(shown.SignedBy);
        Assert.Single(TestCaller.Ok(await again.GetAsync<PolicyOverview>("policies")).Versions);
        Assert.Equal("policy-given-back", Acts.Of(server, $"policy-draft:{draft:D}")[^1]);
    }

    [Fact]
    public async Task Given_a_role_that_nobody_holds_then_it_cannot_be_signed_and_the_draft_says_so()
    {
        var rule = Same.Rules[0] with { Id = "to-nobody", Recipients = [Same.Rules[0].Recipients[0] with { Role = StaffRole.Chaplain }] };
        using var doyle = await server.SignInAsync("doyle");
        TestCaller.Ok(await administrator.DeleteAsync<Done>($"people/{doyle.PersonId}/roles/Chaplain"));
        var draft = await DraftAsync(Same with { Rules = Same.Rules.Add(rule) });

        var seen = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Equal(["Chaplain"], seen.Unstaffed);
        var refusal = (await clinician.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(seen.DocumentHash))).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refusal.Code);
        Assert.Contains("Chaplain", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_roster_that_is_not_there_then_it_cannot_be_signed_until_somebody_is_on_it()
    {
        var first = Same.Rules[0];
        var named = first with { Recipients = [first.Recipients[0] with { Roster = "nights" }, .. first.Recipients.Skip(1)] };
        var draft = await DraftAsync(Same with { Rules = Same.Rules.SetItem(0, named) });

        var seen = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        var missing = Assert.Single(seen.Unstaffed);
        Assert.EndsWith("on the roster nights", missing, StringComparison.Ordinal);
        Assert.EndsWith("en el turno nights", Assert.Single(TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}?language=es")).Unstaffed), StringComparison.Ordinal);
        var refusal = (await clinician.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(seen.DocumentHash))).Refusal!;
        Assert.Equal(RefusalCode.NotPossible, refusal.Code);
        Assert.Contains("on the roster nights", refusal.Message, StringComparison.Ordinal);

        await PutOnNightsAsync();
        Assert.Empty(TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Unstaffed);
        Assert.Equal(PolicyDraftState.Draft, (await SignAsync(clinician, draft)).State);
    }

    private async Task PutOnNightsAsync() => TestCaller.Ok(await coordinator.PostAsync<RosterList>(
        "rosters/", new SaveRoster(Role.Clinician, "nights", [new RosterShift([.. Enum.GetValues<Weekday>()], "00:00", "00:00")], ["n.adeyemi"], [])));

    private async Task BringIntoForceAsync(DisclosurePolicy policy)
    {
        var draft = await DraftAsync(policy);
        await SignAsync(clinician, draft);
        Assert.Equal(PolicyDraftState.InForce, (await SignAsync(administrator, draft)).State);
    }

    private async Task<DateTimeOffset> ChangedAsync(Guid draft) => TestCaller.Ok(await coordinator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Draft.ChangedAt;

    private async Task<int> VersionAsync() => TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Versions[0].Version;

    private async Task UntilVersionAsync(int version)
    {
        using var limit = new CancellationTokenSource(TestServer.Patience);
        using var reader = await server.SignInAsync("castillo");
        while (TestCaller.Ok(await reader.GetAsync<PolicyOverview>("policies")).Versions[0].Version != version)
        {
            await server.Service<PolicyStarts>().DoDueAsync(limit.Token);
        }
    }
}
