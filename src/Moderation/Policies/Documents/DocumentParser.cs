using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Reads YAML into nodes with places. Refuses what hides something from a reader: anchors, aliases, tags, a second document, a key written twice.</summary>
internal sealed class DocumentParser
{
    private const int DeepestNesting = 16;
    private readonly FaultList faults;
    private readonly Parser parser;
    private bool tooDeep;

    private DocumentParser(string text, FaultList faults)
    {
        this.faults = faults;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The whole document; null where it is none, and then there is a fault.</summary>
    public static MapNode? Parse(string text, FaultList faults)
    {
        if (RefuseTabs(text, faults))
        {
            return null;
        }

        var reading = new DocumentParser(text, faults);
        try
        {
            return reading.Whole();
        }
        catch (YamlException broken)
        {
            faults.Add(Place(broken.Start), "", reading.WhyBroken());
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner gives up so on some broken brackets, and says no place: what it read last is close.
            faults.Add(Place(reading.parser.Current?.End ?? Mark.Empty), "", reading.WhyBroken());
            return null;
        }
    }

    private MapNode? Whole()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            faults.Add(new DocumentPlace(1, 1), "", "The document is empty. A policy begins with its name: 'name: ...'.");
            return null;
        }

        parser.Consume<DocumentStart>();
        var node = Node(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            faults.Add(Place(parser.Current!.Start), "", "A second document begins here: one file holds one policy. Leave '---' out.");
        }

        if (node is MapNode map)
        {
            return map;
        }

        faults.Add(node.At, "", "A policy is written as lines of the form 'key: value'.");
        return null;
    }

    private DocumentNode Node(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            faults.Add(Place(alias.Start), "", $"'*{alias.Value}' stands for something that is written elsewhere. A policy must be readable as it stands: write it out here.");
            return new ScalarNode(Place(alias.Start), "", Plain: true);
        }

        RefuseHidden(parser.Accept<NodeEvent>(out var next) ? next : null);
        if (depth > DeepestNesting)
        {
            tooDeep = true;
            throw new YamlException(parser.Current!.Start, parser.Current.End, "Nested too deeply.");
        }

        if (parser.TryConsume<MappingStart>(out var map))
        {
            return new MapNode(Place(map.Start), Entries(depth));
        }

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var items = ImmutableArray.CreateBuilder<DocumentNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node(depth + 1));
            }

            return new ListNode(Place(list.Start), items.ToImmutable());
        }

        return Scalar(parser.Consume<Scalar>());
    }

    private ImmutableArray<DocumentEntry> Entries(int depth)
    {
        var entries = ImmutableArray.CreateBuilder<DocumentEntry>();
        var seen = new Dictionary<string, DocumentPlace>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var written = Node(depth + 1);
            var value = Node(depth + 1);
            if (written is not ScalarNode key)
            {
                faults.Add(written.At, "", "A key is one word, such as 'rules'.");
            }
            else if (!seen.TryAdd(key.Text, key.At))
            {
                faults.Add(key.At, "", $"'{key.Text}' is written twice, first in line {seen[key.Text].Line}. Keep one of them.");
            }
            else
            {
                entries.Add(new DocumentEntry(key, value));
            }
        }

        return entries.ToImmutable();
    }

    private void RefuseHidden(NodeEvent? node)
    {
        if (node is { Anchor.IsEmpty: false })
        {
            faults.Add(Place(node.Start), "", $"'&{node.Anchor.Value}' gives a name to this part. A policy must be readable as it stands: leave the name out.");
        }

        if (node is { Tag.IsEmpty: false })
        {
            faults.Add(Place(node.Start), "", $"'{node.Tag.Value}' changes what is meant by this. Leave it out.");
        }
    }

    private static ScalarNode Scalar(Scalar scalar) => new(Place(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private string WhyBroken() => tooDeep
        ? "This is nested too deeply for a policy: write each part at its own level."
        : "This cannot be read from here on. Check the indentation (two spaces a level), the space after each colon, and that each quote and bracket is closed.";

    // YAML forbids tabs as indentation, and its readers differ in what they make of them.
    private static bool RefuseTabs(string text, FaultList faults)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var indent = lines[line][..^lines[line].TrimStart(' ', '\t').Length];
            if (indent.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var at)
            {
                faults.Add(new DocumentPlace(line + 1, at + 1), "", "There is a tab here. Indent with spaces, two for each level.");
            }
        }

        return faults.Any;
    }

    private static DocumentPlace Place(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
