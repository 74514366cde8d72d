using PeerConnect.Contracts;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>Danger to a life ends at the alarm outside the system; where no channel carries it, whoever reads, checks and signs a policy is told, and can sign.</summary>
public sealed class A_policy_without_an_alarm_channel
{
    private const string English = "Nobody outside would hear the alarm";
    private const string Spanish = "Nadie de afuera oiría la alarma";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_no_channel_then_checking_reading_and_both_signatures_say_so_in_both_languages_and_given_one_then_nothing(bool channel)
    {
        var folder = Directory.CreateTempSubdirectory("peerconnect-channel").FullName;
        try
        {
            await using var server = await StartAsync(channel ? folder : null);
            using var coordinator = await server.SignInAsync("castillo");
            using var clinician = await server.SignInAsync("adeyemi");
            using var administrator = await server.SignInAsync("hughes");
            var document = TestCaller.Ok(await coordinator.GetAsync<PolicyPresets>("policies/presets")).Presets.Single(preset => preset.Id == "county-jail").Document;
            Told(English, (await coordinator.PostAsync<PolicyChecked>("policies/check", new PolicyDocumentText(document))).Ok!.Warnings);
            Told(Spanish, (await coordinator.PostAsync<PolicyChecked>("policies/check?language=es", new PolicyDocumentText(document))).Ok!.Warnings);
            var draft = TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(document))).Id;
            var read = TestCaller.Ok(await clinician.GetAsync<PolicyDraft>($"policies/drafts/{draft}"));
            Told(English, read.Warnings);
            var first = TestCaller.Ok(await clinician.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature?language=es", new SignPolicyDraft(read.DocumentHash)));
            Told(Spanish, first.Warnings);
            var second = TestCaller.Ok(await administrator.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(read.DocumentHash)));
            Told(English, second.Warnings);
            Assert.Equal(PolicyDraftState.InForce, second.State);
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        void Told(string sentence, IReadOnlyList<string> warnings)
        {
            Assert.Equal(channel ? 0 : 1, warnings.Count);
            Assert.All(warnings, warning => Assert.StartsWith(sentence, warning, StringComparison.Ordinal));
        }
    }

    private static async Task<TestServer> StartAsync(string? folder)
    {
        if (folder is null)
        {
            return await TestServer.StartAsync();
        }

        var secret = Path.Combine(folder, "secret");
        await File.WriteAllTextAsync(secret, "0123456789abcdef0123456789abcdef");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return await TestServer.StartAsync(true, [
            "Alarms:Channels:pager:Facility=north", "Alarms:Channels:pager:Kind=Webhook", "Alarms:Channels:pager:Url=http://127.0.0.1:1/hook",
            $"Alarms:Channels:pager:SecretFile={secret}",
        ]);
    }
}
