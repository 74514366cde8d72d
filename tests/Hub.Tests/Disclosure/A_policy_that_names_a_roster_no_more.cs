using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A roster that only the policy called becomes the role's own with a policy that does not name it: whoever is not on it would see no case any more, and whoever reads, checks and signs is told.</summary>
public sealed class A_policy_that_names_a_roster_no_more
{
    [Fact]
    public async Task Given_somebody_of_the_role_who_is_not_on_it_then_checking_reading_and_both_signatures_say_so_and_given_another_roster_of_the_role_then_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using var coordinator = await server.SignInAsync("castillo");
        using var clinician = await server.SignInAsync("adeyemi");
        using var administrator = await server.SignInAsync("hughes");
        var document = TestCaller.Ok(await coordinator.GetAsync<PolicyPresets>("policies/presets")).Presets.Single(preset => preset.Id == "county-jail").Document;
        Assert.Empty(Said(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(document))).Warnings));

        TestCaller.Ok(await administrator.PostAsync<StaffInvitation>("staff", new InviteStaff("n.second", "Nora", "Second", [Role.Clinician])));
        Assert.Single(Said(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(document))).Warnings));
        Assert.Contains(
            "la lista de guardia 'on-call'",
            Assert.Single(Said(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check?language=es", new PolicyDocumentText(document))).Warnings)),
            StringComparison.Ordinal);
        var current = TestCaller.Ok(await coordinator.GetAsync<PolicyText>("policies/1")).Document;
        Assert.Empty(Said(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(current))).Warnings));

        var day = new SaveRoster(Role.Clinician, "day", [new RosterShift(Enum.GetValues<Weekday>(), "08:00", "16:00")], ["n.adeyemi"], []);
        var saved = TestCaller.Ok(await coordinator.PostAsync<RosterList>("rosters", day)).Rosters.Single(roster => roster.Plan.Name == "day");
        Assert.Empty(Said(TestCaller.Ok(await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(document))).Warnings));
        TestCaller.Ok(await coordinator.DeleteAsync<Done>($"rosters/{saved.RosterId}"));

        var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document))).Id;
        var read = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
        Assert.Single(Said(read.Warnings));
        foreach (var signer in new[] { clinician, administrator })
        {
            Assert.Single(Said(TestCaller.Ok(await signer.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(read.DocumentHash))).Warnings));
        }
    }

    private static IEnumerable<string> Said(IReadOnlyList<string> warnings) => warnings.Where(warning => warning.Contains("'on-call'", StringComparison.Ordinal));
}
