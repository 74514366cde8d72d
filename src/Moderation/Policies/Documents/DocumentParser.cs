using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Reads YAML into nodes with places. Refuses what hides something from a reader: anchors, aliases, tags, a second document, a key written twice.</summary>
internal sealed class DocumentParser
{
    private const int DeepestNesting = 16;

    // Some editors begin a file with it; it says nothing.
    private const char ByteOrderMark = '\uFEFF';
    private readonly FaultList faults;
    private readonly Parser parser;
    private bool tooDeep;

    private DocumentParser(string text, FaultList faults)
    {
        this.faults = faults;
        parser = new Parser(new StringReader(text.TrimStart(ByteOrderMark)));
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
            faults.Add(new DocumentPlace(1, 1), "", new("The document is empty. A policy begins with its name: 'name: ...'.", "El documento está vacío. Una política empieza con su nombre: 'name: ...'."));
            return null;
        }

        parser.Consume<DocumentStart>();
        var node = Node(0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _))
        {
            faults.Add(Place(parser.Current!.Start), "", new("A second document begins here: one file holds one policy. Leave '---' out.", "Aquí empieza otro documento: un archivo lleva una política. Quita '---'."));
        }

        if (node is MapNode map)
        {
            return map;
        }

        faults.Add(node.At, "", new("A policy is written as lines of the form 'key: value'.", "Una política se escribe en líneas de la forma 'clave: valor'."));
        return null;
    }

    private DocumentNode Node(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            faults.Add(Place(alias.Start), "", new($"'*{alias.Value}' stands for something that is written elsewhere. A policy must be readable as it stands: write it out here.", $"'*{alias.Value}' está en lugar de algo que se escribe en otra parte. Una política se tiene que poder leer tal como está: escríbelo aquí."));
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
                faults.Add(written.At, "", new("A key is one word, such as 'rules'.", "Una clave es una palabra, por ejemplo 'rules'."));
            }
            else if (!seen.TryAdd(key.Text, key.At))
            {
                faults.Add(key.At, "", new($"'{key.Text}' is written twice, first in line {seen[key.Text].Line}. Keep one of them.", $"'{key.Text}' está escrito dos veces, la primera en la línea {seen[key.Text].Line}. Deja uno de los dos."));
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
            faults.Add(Place(node.Start), "", new($"'&{node.Anchor.Value}' gives a name to this part. A policy must be readable as it stands: leave the name out.", $"'&{node.Anchor.Value}' da un nombre a esta parte. Una política se tiene que poder leer tal como está: quita el nombre."));
        }

        if (node is { Tag.IsEmpty: false })
        {
            faults.Add(Place(node.Start), "", new($"'{node.Tag.Value}' changes what is meant by this. Leave it out.", $"'{node.Tag.Value}' cambia lo que esto quiere decir. Quítalo."));
        }
    }

    private static ScalarNode Scalar(Scalar scalar) => new(Place(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);

    private Wording WhyBroken() => tooDeep
        ? new("This is nested too deeply for a policy: write each part at its own level.", "Hay demasiados niveles para una política: escribe cada parte en su propio nivel.")
        : new("This cannot be read from here on. Check the indentation (two spaces a level), the space after each colon, and that each quote and bracket is closed.", "Desde aquí no se puede leer. Revisa la sangría (dos espacios por nivel), el espacio después de cada dos puntos y que cada comilla y cada corchete estén cerrados.");

    // YAML forbids tabs as indentation, and its readers differ in what they make of them.
    private static bool RefuseTabs(string text, FaultList faults)
    {
        var lines = text.Split('\n');
        for (var line = 0; line < lines.Length; line++)
        {
            var indent = lines[line][..^lines[line].TrimStart(' ', '\t').Length];
            if (indent.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var at)
            {
                faults.Add(new DocumentPlace(line + 1, at + 1), "", new("There is a tab here. Indent with spaces, two for each level.", "Aquí hay un tabulador. Usa espacios, dos por cada nivel."));
            }
        }

        return faults.Any;
    }

    private static DocumentPlace Place(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
