using Microsoft.EntityFrameworkCore;
using PeerConnect.Contracts;
using PeerConnect.Hub.Storage;
using PeerConnect.Moderation.Classification;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Seeding;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A draft before anybody signs it: its faults with their places, what it would change, and what it would have told of what was recorded.</summary>
public sealed class A_policy_is_written_and_tried : PolicyScene
{
    // Sound as a document, but no computer here looks for it.
    private static readonly DisclosurePolicy Promising = Same with
    {
        Rules = Same.Rules.Add(Same.Rules[0] with { Id = "doctor", When = new RuleCondition([Category.MedicalEmergency], 2, 4, [EvidenceSource.Model], []) }),
    };

    [Fact]
    public async Task Given_somebody_who_saves_what_a_colleague_saved_meanwhile_then_nothing_is_written_over_unseen()
    {
        var draft = await DraftAsync(Same);
        var read = TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Draft.ChangedAt;
        server.Clock.Advance(TimeSpan.FromSeconds(1));
        TestCaller.Ok(await coordinator.PutAsync<Done>($"policies/drafts/{draft}", new SavePolicyDraft(PolicyYaml.Write(Wider), null, read)));

        var mine = new SavePolicyDraft(PolicyYaml.Write(Same with { Name = "Mine" }), null, read);
        Assert.Equal(RefusalCode.Conflict, (await administrator.PutAsync<Done>($"policies/drafts/{draft}", mine)).Refusal?.Code);
        var theirs = TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Equal((PolicyYaml.Write(Wider), "Rosa Castillo"), (theirs.Document, theirs.Draft.Author));
        Assert.Equal(RefusalCode.InvalidInput, (await administrator.PutAsync<Done>($"policies/drafts/{draft}", mine with { ChangedAt = null })).Refusal?.Code);
        TestCaller.Ok(await administrator.PutAsync<Done>($"policies/drafts/{draft}", mine with { ChangedAt = theirs.Draft.ChangedAt }));
        Assert.Equal("Dev Hughes", TestCaller.Ok(await administrator.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).Draft.Author);
    }

    [Fact]
    public async Task Given_a_document_that_is_stored_nowhere_then_each_fault_has_its_place_and_without_one_it_is_said_what_it_would_change()
    {
        var whole = PolicyYaml.Write(Wider);
        var line = whole.Split('\n').ToList().FindIndex(each => each.Contains("role: clinician", StringComparison.Ordinal)) + 1;
        var found = await CheckAsync(new System.Text.RegularExpressions.Regex("role: clinician").Replace(whole, "role: nurse", 1));
        var fault = Assert.Single(found.Faults, each => each.Line == line);
        Assert.StartsWith("There is no role 'nurse'.", fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(found.Notices);
        var spanish = TestCaller.Ok(await clinician.PostAsync<PolicyChecked>(
            "policies/check?language=es", new PolicyDocumentText(new System.Text.RegularExpressions.Regex("role: clinician").Replace(whole, "role: nurse", 1))));
        Assert.Equal(found.Faults.Select(each => (each.Line, each.Column)), spanish.Faults.Select(each => (each.Line, each.Column)));
        Assert.StartsWith("No hay ninguna función 'nurse'. Escribe uno de moderator, ", Assert.Single(spanish.Faults, each => each.Line == line).Sentence, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.InvalidInput, (await clinician.PostAsync<PolicyChecked>("policies/check?language=fr", new PolicyDocumentText(whole))).Refusal?.Code);
        var promising = await CheckAsync(PolicyYaml.Write(Promising));
        Assert.Null(Assert.Single(promising.Faults).Line);

        Assert.False((await CheckAsync(PolicyYaml.Write(Same))).AsksConsentAgain);
        var wider = await CheckAsync(whole);
        Assert.Empty(wider.Faults);
        Assert.True(wider.AsksConsentAgain);
        Assert.Equal([(2, "en"), (2, "es")], wider.Notices.Select(notice => (notice.PolicyVersion, notice.Language)));
        Assert.Empty(TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Drafts);
    }

    [Fact]
    public async Task Given_a_document_that_cannot_be_then_each_fault_is_named_and_nothing_is_stored()
    {
        var blocked = Same.Rules[0] with { Delivery = new DeliveryRule(Delivery.Block) };
        var fault = (await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(PolicyYaml.Write(Same with { Rules = Same.Rules.SetItem(0, blocked) })))).Refusal!;
        Assert.Equal(RefusalCode.InvalidInput, fault.Code);
        Assert.Contains("Line ", fault.Faults![0], StringComparison.Ordinal);
        Assert.Contains("never blocked", string.Join(' ', fault.Faults), StringComparison.Ordinal);
        var promising = PolicyYaml.Write(Promising);
        Assert.Contains("somebody needs a doctor is told by supporters", (await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(promising))).Refusal!.Message, StringComparison.Ordinal);
        var past = server.Clock.GetUtcNow().AddMinutes(-1);
        Assert.Equal(RefusalCode.InvalidInput, (await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(PolicyYaml.Write(Same), past))).Refusal?.Code);
        Assert.Empty(TestCaller.Ok(await coordinator.GetAsync<PolicyOverview>("policies")).Drafts);
    }

    [Fact]
    public async Task Given_a_preset_and_an_answer_then_the_draft_is_simulated_on_what_was_recorded_and_comes_into_force()
    {
        using var marcus = await server.SignInAsync("marcus");
        await ConsentAsync(marcus);
        await WriteAsync(marcus, "i've decided. tonight i will kill myself, i have the rope ready. goodbye");
        await JudgeAgainAsync();
        await Crowd.GatherAsync(server.Service<Store>());
        foreach (var preset in TestCaller.Ok(await coordinator.GetAsync<PolicyPresets>("policies/presets")).Presets)
        {
            var asked = TestCaller.Ok(await coordinator.PostAsync<PolicyQuestionList>("policies/questions", new AskPolicy(preset.Document))).Questions;
            Assert.Equal("alone-when-imminent", asked.Single(question => question.Id == "break-glass").Current);
            var night = asked.Single(question => question.Id == "night");
            var other = night.Choices.First(choice => choice.Id != night.Current).Id;
            var document = TestCaller.Ok(await coordinator.PostAsync<PolicyDocumentText>("policies/answers", new AnswerPolicy(preset.Document, "night", other))).Document;
            Assert.Equal(other, TestCaller.Ok(await coordinator.PostAsync<PolicyQuestionList>("policies/questions", new AskPolicy(document))).Questions.Single(question => question.Id == "night").Current);

            var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document))).Id;
            var simulated = TestCaller.Ok(await clinician.PostAsync<PolicySimulated>($"policies/drafts/{draft}/simulation", new SimulatePolicy(7)));
            Assert.Equal(5, simulated.Messages);
            Assert.Contains(simulated.Tells, tell => tell is { Role: Role.ControlRoom, Location: true, OnlyIfNobodyActs: false, Tells.Draft: 5 });
            if (preset.Id == "uk-acct")
            {
                TestCaller.Ok(await administrator.PutAsync<Done>($"staff/{coordinator.PersonId}/rank", new SetRank("Custodial manager")));
            }

            await SignAsync(clinician, draft);
            Assert.Equal(PolicyDraftState.InForce, (await SignAsync(administrator, draft)).State);
            Assert.True(TestCaller.Ok(await marcus.GetAsync<Me>("me")).ConsentNeeded);
            await ConsentAsync(marcus);
        }
    }

    [Fact]
    public async Task Given_a_draft_that_has_the_computer_look_for_more_then_it_asks_for_consent_again_says_so_in_the_notice_and_its_trial_says_what_it_cannot_know()
    {
        using var marcus = await server.SignInAsync("marcus");
        await ConsentAsync(marcus);
        await WriteAsync(marcus, "see you at the meeting");
        await Crowd.GatherAsync(server.Service<Store>());
        var document = TestCaller.Ok(await coordinator.PostAsync<PolicyDocumentText>("policies/answers", new AnswerPolicy(PolicyYaml.Write(Same), "looks-for", "pressure"))).Document;
        Assert.Contains("judges: [self-harm, violence, exploitation]", document, StringComparison.Ordinal);
        var found = await CheckAsync(document);
        Assert.Empty(found.Faults);
        Assert.True(found.AsksConsentAgain);
        Assert.Contains(found.Notices.Single(notice => notice.Language == "en").Paragraphs, paragraph => paragraph.Contains("someone being used or put under pressure. It misses many", StringComparison.Ordinal));

        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document))).Id;
        var simulated = TestCaller.Ok(await clinician.PostAsync<PolicySimulated>($"policies/drafts/{draft}/simulation", new SimulatePolicy(7)));
        Assert.Equal([new PolicyUnjudged(CaseCategory.Exploitation, 5)], simulated.Unjudged);
        await SignAsync(clinician, draft);
        await SignAsync(administrator, draft);
        Assert.True(TestCaller.Ok(await marcus.GetAsync<Me>("me")).ConsentNeeded);
    }

    private async Task WriteAsync(TestCaller resident, string body)
    {
        using var darnell = await server.SignInAsync("darnell");
        var filed = TestCaller.Ok(await resident.PostAsync<RequestFiled>(
            "approvals/pairings", new PairingWanted(Supporter: new PersonRef(darnell.FacilityId, darnell.PersonId))));
        var pair = TestCaller.Ok(await coordinator.PostAsync<RequestDecided>($"approvals/{filed.RequestId}/decision", new DecideRequest(true))).ConversationId!.Value;
        await using var chat = await Chatter.ConnectAsync(server.Address, resident.Token);
        TestCaller.Ok(await chat.SendAsync(pair, body));
    }

    /// <summary>A second decision on the same message, as after an outage of the model or a report.</summary>
    private async Task JudgeAgainAsync()
    {
        await using var transaction = await server.Service<Store>().BeginWriteAsync(CancellationToken.None);
        var first = transaction.Db.Decisions.AsNoTracking().Single();
        first.DecisionId = Guid.CreateVersion7();
        first.At = transaction.Now;
        transaction.Db.Decisions.Add(first);
        await transaction.CommitAsync(CancellationToken.None);
    }

    private async Task<PolicyChecked> CheckAsync(string document) =>
        TestCaller.Ok(await clinician.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(document)));
}
