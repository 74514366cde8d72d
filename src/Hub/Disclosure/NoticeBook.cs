using System.Collections.Concurrent;
using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;
using NoticeText = PeerConnect.Contracts.NoticeText;

namespace PeerConnect.Hub.Disclosure;

/// <summary>The notice of each facility's policy in force, in each language. It is made from the policy, never written beside it.</summary>
/// <param name="policies">The policies.</param>
/// <param name="names">What the rules of a facility's policy can be limited to.</param>
/// <param name="missesOneIn">What the model in force misses: another may come into force while the server runs.</param>
internal sealed class NoticeBook(PolicyBook policies, Func<Guid, ScopeNames> names, Func<int> missesOneIn)
{
    private readonly ConcurrentDictionary<(Guid Facility, int Version, NoticeLanguage Language, int MissesOneIn, string Places), NoticeText> made = new();

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

    /// <summary>The notice that a policy would have, in each language. It names units and programmes as they are written in it.</summary>
    public IReadOnlyList<NoticeText> Preview(DisclosurePolicy policy) => [.. Enum.GetValues<NoticeLanguage>().Select(language => Make(policy, language, missesOneIn()))];

    private NoticeText Of(Guid facilityId, NoticeLanguage language)
    {
        var policy = Named(facilityId, policies.Active(facilityId));
        var places = string.Join('\n', policy.Rules.SelectMany(rule => rule.Scope.Units.Concat(rule.Scope.Programmes)));
        return made.GetOrAdd((facilityId, policy.Version, language, missesOneIn(), places), key => Make(policy, language, key.MissesOneIn));
    }

    // What people call a unit or a programme now: another name is another notice.
    private DisclosurePolicy Named(Guid facilityId, DisclosurePolicy policy) => ScopeNames.Any(policy) ? names(facilityId).ByName(policy) : policy;

    private static NoticeText Make(DisclosurePolicy policy, NoticeLanguage language, int missesOneIn)
    {
        var notice = Notice.Generate(policy, missesOneIn, language);
        return new NoticeText(notice.PolicyVersion, Code(language), [.. notice.Paragraphs.Select(paragraph => paragraph.Text)], notice.Sha256);
    }

    /// <summary>The language of a code; English for a code that stands for none.</summary>
    public static NoticeLanguage Language(string code) => Enum.GetValues<NoticeLanguage>().FirstOrDefault(language => Code(language) == code);

    private static string Code(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => "en",
        NoticeLanguage.Spanish => "es",
    };
}
