namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>What a policy means that does not write this member. A default of the type itself would let code forget it too.</summary>
/// <param name="text">The value as a document writes it.</param>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class WhenLeftOutAttribute(string text) : Attribute
{
    public string Text => text;
}
