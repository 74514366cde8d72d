using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Writes a policy as YAML for people: blocks, short lists on one line, nothing that may be left out.</summary>
internal sealed partial class DocumentWriter(DisclosurePolicy policy)
{
    private const int Width = 110;
    private const string Rules = "rules";
    private readonly StringBuilder written = new();

    public string Whole()
    {
        var node = JsonSerializer.SerializeToNode(policy, PolicyJson.Default.DisclosurePolicy)!.AsObject();
        foreach (var field in DocumentShape.Policy.Fields.Where(field => field.Name != Rules))
        {
            Field(field, node[field.Name], "");
        }

        written.Append('\n').Append(Rules).Append(policy.Rules.IsEmpty ? ": []\n" : ":\n");
        var rule = (ObjectShape)((ListShape)DocumentShape.Policy.Find(Rules)!.Shape).Element;
        foreach (var (said, item) in policy.Rules.Zip(node[Rules]!.AsArray()))
        {
            Comment(Notice.RuleParagraph(said, NoticeLanguage.English));
            Item(rule, item!.AsObject(), "  ");
            written.Append('\n');
        }

        return written.ToString().TrimEnd('\n') + "\n";
    }

    private void Fields(ObjectShape shape, JsonObject node, string indent)
    {
        foreach (var field in shape.Fields)
        {
            Field(field, node[field.Name], indent);
        }
    }

    private void Field(DocumentField field, JsonNode? value, string indent)
    {
        if (value is null || (field.MayBeLeftOut && JsonNode.DeepEquals(value, field.LeftOut)))
        {
            return;
        }

        written.Append(indent).Append(field.Name).Append(':');
        switch (field.Shape)
        {
            case ObjectShape inner when IsEmpty(inner, value.AsObject()):
                written.Append(" {}\n");
                break;
            case ObjectShape inner:
                written.Append('\n');
                Fields(inner, value.AsObject(), indent + "  ");
                break;
            case ListShape { Element: ObjectShape element }:
                written.Append('\n');
                foreach (var item in value.AsArray())
                {
                    Item(element, item!.AsObject(), indent + "  ");
                }

                break;
            case ListShape:
                written.Append(" [").AppendJoin(", ", value.AsArray().Select(item => Scalar(item!))).Append("]\n");
                break;
            default:
                written.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    // The first line of an item carries the dash, the others stand below it.
    private void Item(ObjectShape shape, JsonObject node, string indent)
    {
        var start = written.Length;
        Fields(shape, node, indent + "  ");
        if (written.Length == start)
        {
            written.Append(indent).Append("- {}\n");
            return;
        }

        written[start + indent.Length] = '-';
    }

    private static bool IsEmpty(ObjectShape shape, JsonObject node) =>
        shape.Fields.All(field => node[field.Name] is null || (field.MayBeLeftOut && JsonNode.DeepEquals(node[field.Name], field.LeftOut)));

    private void Comment(string sentence)
    {
        var line = new StringBuilder("  #");
        foreach (var word in sentence.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(Visible))
        {
            if (line.Length + word.Length >= Width)
            {
                written.Append(line).Append('\n');
                line.Clear().Append("  #");
            }

            line.Append(' ').Append(word);
        }

        written.Append(line).Append('\n');
    }

    // A name inside the sentence must not end the comment.
    private static string Visible(string word) => string.Concat(word.Where(letter => !char.IsControl(letter) && letter != '\uFEFF'));

    private static string Scalar(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? Text(value.GetValue<string>()) : value.ToJsonString();

    private static string Text(string text) => Bare().IsMatch(text) && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off") ? text : Quoted(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' =>
                    string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => letter.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"^([a-z][a-z0-9-]*|[0-9]+[smhd])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bare();
}
