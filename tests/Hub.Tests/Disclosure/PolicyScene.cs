using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>The demo's people around a policy: one writes it, two sign it.</summary>
public abstract class PolicyScene : IAsyncLifetime
{
    private protected static readonly DisclosurePolicy Same = PolicyPreset.All[0].Policy with { Name = "Ours" };
    private protected static readonly DisclosurePolicy Wider = Same with { Visibility = new ResidentVisibility(Receipts: true, Typing: false, Presence: false) };
    private protected TestServer server = null!;
    private protected TestCaller coordinator = null!;
    private protected TestCaller clinician = null!;
    private protected TestCaller administrator = null!;

    public async ValueTask InitializeAsync()
    {
        server = await TestServer.StartAsync();
        coordinator = await server.SignInAsync("castillo");
        clinician = await server.SignInAsync("adeyemi");
        administrator = await server.SignInAsync("hughes");
    }

    public async ValueTask DisposeAsync()
    {
        coordinator.Dispose();
        clinician.Dispose();
        administrator.Dispose();
        await server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<Guid> DraftAsync(DisclosurePolicy policy, DateTimeOffset? at = null) =>
        TestCaller.Ok(await coordinator.PostAsync<NewRecord>("policies/drafts", new SavePolicyDraft(PolicyYaml.Write(policy), at))).Id;

    private protected static async Task<PolicySigned> SignAsync(TestCaller signer, Guid draft) => TestCaller.Ok(await TrySignAsync(signer, draft));

    private protected static async Task<Reply<PolicySigned>> TrySignAsync(TestCaller signer, Guid draft)
    {
        var hash = TestCaller.Ok(await signer.GetAsync<PolicyDraft>($"policies/drafts/{draft}")).DocumentHash;
        return await signer.PostAsync<PolicySigned>($"policies/drafts/{draft}/signature", new SignPolicyDraft(hash));
    }

    private protected static async Task ConsentAsync(TestCaller resident)
    {
        var notice = TestCaller.Ok(await resident.GetAsync<NoticeText>("notice"));
        TestCaller.Ok(await resident.PostAsync<Done>("consent", new GiveConsent(notice.PolicyVersion, notice.Hash)));
    }
}
