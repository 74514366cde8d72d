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
            _ when node is not ScalarNode => Refuse(node, path, new($"One value is needed here, not a list or a block: {WhatToWrite(shape).English}.", $"Aquí hace falta un valor, no una lista ni un bloque: {WhatToWrite(shape).Spanish}.")),
            ChoiceShape wanted => Choice(wanted, (ScalarNode)node, path),
            _ => Scalar(shape, (ScalarNode)node, path),
        };
    }

    private JsonNode? Object(ObjectShape shape, DocumentNode node, string path)
    {
        if (node is not MapNode map)
        {
            return Refuse(node, path, new($"A block of lines 'key: value' is needed here, with {Names.Listed(shape.Fields.Select(field => field.Name))}.", $"Aquí hace falta un bloque de líneas 'clave: valor', con {Names.Listed(shape.Fields.Select(field => field.Name))}."));
        }

        var read = new JsonObject();
        foreach (var entry in map.Entries)
        {
            if (shape.Find(entry.Key.Text) is not { } field)
            {
                var choose = Names.Choose(entry.Key.Text, shape.Fields.Select(known => known.Name));
                Refuse(entry.Key, path, new($"There is no '{entry.Key.Text}' here. {choose.English}", $"Aquí no hay ningún '{entry.Key.Text}'. {choose.Spanish}"));
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
                Refuse(map, path, new($"'{field.Name}' is missing here: {WhatToWrite(field.Shape).English}.", $"Aquí falta '{field.Name}': {WhatToWrite(field.Shape).Spanish}."));
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

        if (field.Nullable)
        {
            return null;
        }

        var what = WhatToWrite(field.Shape);
        return Refuse(entry.Key, path, new(
            $"Nothing is written after '{field.Name}': {(field.MayBeLeftOut ? "leave the line out, or write" : "write")} {what.English}.",
            $"Después de '{field.Name}' no hay nada escrito: {(field.MayBeLeftOut ? "quita la línea, o escribe" : "escribe")} {what.Spanish}."));
    }

    private JsonNode? List(ListShape shape, DocumentNode node, string path)
    {
        if (node is not ListNode list)
        {
            return Refuse(node, path, new($"A list is needed here, in brackets or with '- ' before each item: {WhatToWrite(shape.Element).English}.", $"Aquí hace falta una lista, entre corchetes o con '- ' antes de cada elemento: {WhatToWrite(shape.Element).Spanish}."));
        }

        var read = new JsonArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < list.Items.Length; index++)
        {
            var item = list.Items[index];
            if (item is ScalarNode { Text: var text } && !seen.Add(text))
            {
                Refuse(item, $"{path}/{index}", new($"'{text}' is in this list already. Keep one of them.", $"'{text}' ya está en esta lista. Deja uno de los dos."));
            }

            read.Add(Read(shape.Element, item, $"{path}/{index}"));
        }

        return read;
    }

    private JsonNode? Choice(ChoiceShape shape, ScalarNode node, string path)
    {
        if (shape.Names.Contains(node.Text))
        {
            return node.Text;
        }

        var (kind, choose) = (Names.Kind(shape.Type), Names.Choose(node.Text, shape.Names));
        return Refuse(node, path, new($"There is no {kind.English} '{node.Text}'. {choose.English}", $"No hay {kind.Spanish} '{node.Text}'. {choose.Spanish}"));
    }

    private JsonNode? Scalar(DocumentShape shape, ScalarNode node, string path)
    {
        JsonNode? read = shape switch
        {
            TextShape => node is { IsNothing: false, Text.Length: <= TextShape.Longest } && !string.IsNullOrWhiteSpace(node.Text) ? node.Text : null,
            DurationShape => Duration.TryParse(node.Text, out _) ? node.Text : null,
            NumberShape => node.Plain && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => node.Plain && node.Text is "true" or "false" ? node.Text == "true" : null,
        };
        return read ?? Refuse(node, path, new($"'{Names.Short(node.Text)}' cannot stand here: write {WhatToWrite(shape).English}.", $"'{Names.Short(node.Text)}' no puede estar aquí: escribe {WhatToWrite(shape).Spanish}."));
    }

    private static Wording WhatToWrite(DocumentShape shape) => shape switch
    {
        TextShape => new($"a word or a sentence of at most {TextShape.Longest} characters", $"una palabra o una frase de {TextShape.Longest} caracteres como mucho"),
        DurationShape => Duration.HowToWrite,
        NumberShape => new("a whole number without quotes, such as 5", "un número entero sin comillas, por ejemplo 5"),
        YesNoShape => new("true or false, without quotes", "true o false, sin comillas"),
        ChoiceShape choice => new($"one of {Names.Listed(choice.Names)}", $"uno de {Names.Listed(choice.Names)}"),
        ListShape list => new($"a list, where each item is {WhatToWrite(list.Element).English}", $"una lista, donde cada elemento es {WhatToWrite(list.Element).Spanish}"),
        ObjectShape inner => new($"a block with {Names.Listed(inner.Fields.Select(field => field.Name))}", $"un bloque con {Names.Listed(inner.Fields.Select(field => field.Name))}"),
        _ => throw new InvalidOperationException($"Unknown shape {shape}."),
    };

    private JsonNode? Refuse(DocumentNode node, string path, Wording said)
    {
        faults.Add(node.At, path, said);
        return null;
    }
}
