using System.Globalization;
using System.Text.Json.Nodes;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Holds a document against the shape of a policy: what comes out deserialises, or there are faults. Remembers where each part stands.</summary>
internal sealed class DocumentReader(FaultList faults)
{
    private readonly Dictionary<string, DocumentPlace> places = [];

    /// <summary>The place of a path, or of the closest part around it that is written.</summary>
    public DocumentPlace Place(string path)
    {
        for (var around = path; ; around = around[..around.LastIndexOf('/')])
        {
            if (places.TryGetValue(around, out var place))
            {
                return place;
            }

            if (around.Length == 0)
            {
                return new DocumentPlace(1, 1);
            }
        }
    }

    /// <summary>The value as JSON; null where it is wrong, and then there is a fault.</summary>
    public JsonNode? Read(DocumentShape shape, DocumentNode node, string path)
    {
        places[path] = node.At;
        return shape switch
        {
            ObjectShape wanted => Object(wanted, node, path),
            ListShape wanted => List(wanted, node, path),
            _ when node is not ScalarNode => Refuse(node, path, $"One value is needed here, not a list or a block: {WhatToWrite(shape)}."),
            ChoiceShape wanted => Choice(wanted, (ScalarNode)node, path),
            _ => Scalar(shape, (ScalarNode)node, path),
        };
    }

    private JsonNode? Object(ObjectShape shape, DocumentNode node, string path)
    {
        if (node is not MapNode map)
        {
            return Refuse(node, path, $"A block of lines 'key: value' is needed here, with {Names.Listed(shape.Fields.Select(field => field.Name))}.");
        }

        var read = new JsonObject();
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Key.Text) is not { } field)
            {
                Refuse(entry.Key, path, $"There is no '{entry.Key.Text}' here. {Names.Choose(entry.Key.Text, shape.Fields.Select(known => known.Name))}");
            }
            else
            {
                places[$"{path}/{field.Name}"] = entry.Key.At;
                read[field.Name] = Value(field, entry, $"{path}/{field.Name}");
            }
        }

        foreach (var field in shape.Fields.Where(field => !read.ContainsKey(field.Name)))
        {
            if (!field.MayBeLeftOut)
            {
                Refuse(map, path, $"'{field.Name}' is missing here: {WhatToWrite(field.Shape)}.");
            }

            read[field.Name] = field.LeftOut?.DeepClone();
        }

        return read;
    }

    private JsonNode? Value(DocumentField field, DocumentEntry entry, string path)
    {
        if (entry.Value is not ScalarNode { IsNothing: true })
        {
            return Read(field.Shape, entry.Value, path);
        }

        return field.Nullable
            ? null
            : Refuse(entry.Key, path, $"Nothing is written after '{field.Name}': "
                + (field.MayBeLeftOut ? "leave the line out, or write " : "write ") + $"{WhatToWrite(field.Shape)}.");
    }

    private JsonNode? List(ListShape shape, DocumentNode node, string path)
    {
        if (node is not ListNode list)
        {
            return Refuse(node, path, $"A list is needed here, in brackets or with '- ' before each item: {WhatToWrite(shape.Element)}.");
        }

        var read = new JsonArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < list.Items.Length; index++)
        {
            var item = list.Items[index];
            if (item is ScalarNode { Text: var text } && !seen.Add(text))
            {
                Refuse(item, $"{path}/{index}", $"'{text}' is in this list already. Keep one of them.");
            }

            read.Add(Read(shape.Element, item, $"{path}/{index}"));
        }

        return read;
    }

    private JsonNode? Choice(ChoiceShape shape, ScalarNode node, string path) => shape.Names.Contains(node.Text)
        ? node.Text
        : Refuse(node, path, $"There is no {Names.Kind(shape.Type)} '{node.Text}'. {Names.Choose(node.Text, shape.Names)}");

    private JsonNode? Scalar(DocumentShape shape, ScalarNode node, string path)
    {
        JsonNode? read = shape switch
        {
            TextShape => node is { IsNothing: false, Text.Length: <= TextShape.Longest } && !string.IsNullOrWhiteSpace(node.Text) ? node.Text : null,
            DurationShape => Duration.TryParse(node.Text, out _) ? node.Text : null,
            NumberShape => node.Plain && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => node.Plain && node.Text is "true" or "false" ? node.Text == "true" : null,
        };
        return read ?? Refuse(node, path, $"'{Names.Short(node.Text)}' cannot stand here: write {WhatToWrite(shape)}.");
    }

    private static string WhatToWrite(DocumentShape shape) => shape switch
    {
        TextShape => $"a word or a sentence of at most {TextShape.Longest} characters",
        DurationShape => Duration.HowToWrite,
        NumberShape => "a whole number without quotes, such as 5",
        YesNoShape => "true or false, without quotes",
        ChoiceShape choice => $"one of {Names.Listed(choice.Names)}",
        ListShape list => $"a list, where each item is {WhatToWrite(list.Element)}",
        ObjectShape inner => $"a block with {Names.Listed(inner.Fields.Select(field => field.Name))}",
        _ => throw new InvalidOperationException($"Unknown shape {shape}."),
    };

    private JsonNode? Refuse(DocumentNode node, string path, string sentence)
    {
        faults.Add(node.At, path, sentence);
        return null;
    }
}
