using System.Collections.Concurrent;
using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Disclosure;

/// <summary>The notice of each facility's policy in force, in each language. It is made from the policy, never written beside it.</summary>
internal sealed class NoticeBook(PolicyBook policies, int missesOneIn)
{
    private readonly ConcurrentDictionary<(Guid Facility, int Version, NoticeLanguage Language), NoticeText> made = new();

    /// <summary>The notice in that language ("en" or "es"); null for a language that there is none in.</summary>
    public NoticeText? Find(Guid facilityId, string language) => language switch
    {
        "en" => Of(facilityId, NoticeLanguage.English),
        "es" => Of(facilityId, NoticeLanguage.Spanish),
        _ => null,
    };

    /// <summary>Whether this is the hash of the notice in force, in whichever language it was read.</summary>
    public bool IsInForce(Guid facilityId, GiveConsent consent) =>
        consent.PolicyVersion == policies.Active(facilityId).Version
        && Enum.GetValues<NoticeLanguage>().Any(language => string.Equals(Of(facilityId, language).Hash, consent.NoticeHash, StringComparison.Ordinal));

    /// <summary>The notice that a policy would have, in each language.</summary>
    public IReadOnlyList<NoticeText> Preview(DisclosurePolicy policy) => [.. Enum.GetValues<NoticeLanguage>().Select(language => Make(policy, language))];

    private NoticeText Of(Guid facilityId, NoticeLanguage language)
    {
        var policy = policies.Active(facilityId);
        return made.GetOrAdd((facilityId, policy.Version, language), _ => Make(policy, language));
    }

    private NoticeText Make(DisclosurePolicy policy, NoticeLanguage language)
    {
        var notice = Notice.Generate(policy, missesOneIn, language);
        return new NoticeText(notice.PolicyVersion, Code(language), [.. notice.Paragraphs.Select(paragraph => paragraph.Text)], notice.Sha256);
    }

    private static string Code(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => "en",
        NoticeLanguage.Spanish => "es",
    };
}
