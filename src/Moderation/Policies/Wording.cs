namespace PeerConnect.Moderation.Policies;

/// <summary>A sentence in each language of the notice.</summary>
/// <param name="English">In English.</param>
/// <param name="Spanish">In Spanish.</param>
public sealed record Wording(string English, string Spanish)
{
    /// <summary>In that language.</summary>
    public string In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => English,
        NoticeLanguage.Spanish => Spanish,
    };
}
