using System.Text;

namespace PeerConnect.Client;

/// <summary>A path with the query parameters that have a value, escaped.</summary>
internal sealed class Address(string path)
{
    private readonly StringBuilder text = new(path);
    private char separator = '?';

    public Address With(string name, string? value)
    {
        if (value is not null)
        {
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return this;
    }

    public override string ToString() => text.ToString();
}
