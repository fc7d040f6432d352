using System.Text.Json;

namespace Keles.Machinery.Codecs;

/// <summary>Reads API objects from JSON: a cursor over one text that knows its path and notes every unknown and duplicate field.</summary>
/// <remarks>Generated readers drive it: <c>Begin</c>, then <c>Next</c> until it says no, each time reading the value of the field found.
/// A null value counts as an absent field, as in upstream's decoder.</remarks>
public ref struct JsonSource
{
    private readonly List<Frame> frames;
    private readonly List<string>? strictErrors;
    private readonly ReadOnlySpan<byte> text;
    private Utf8JsonReader reader;

    /// <param name="utf8">The whole text.</param>
    /// <param name="strictErrors">Where unknown and duplicate fields are noted; null when nobody asks.</param>
    public JsonSource(ReadOnlySpan<byte> utf8, List<string>? strictErrors = null)
    {
        text = utf8;
        reader = new Utf8JsonReader(utf8, JsonFormat.Reading);
        frames = new List<Frame>(8);
        this.strictErrors = strictErrors;
    }

    /// <summary>Moves to the first value of the text.</summary>
    public void Start() => Advance();

    /// <summary>Checks that nothing but white space follows.</summary>
    public void Finish()
    {
        if (Advance()) throw new DecodeException("invalid character after top-level value");
    }

    /// <summary>Enters the object the cursor stands on; false when it is null.</summary>
    public bool Begin(FieldTable table)
    {
        if (reader.TokenType == JsonTokenType.Null) return false;
        if (reader.TokenType != JsonTokenType.StartObject) throw WrongType(table.TypeName);
        frames.Add(new Frame { Table = table, Field = -1 });
        return true;
    }

    /// <summary>Moves to the value of the next known field that is not null; false at the object's end.</summary>
    public bool Next(out int field)
    {
        var top = frames.Count - 1;
        var table = frames[top].Table!;
        while (true)
        {
            Advance();
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                frames.RemoveAt(top);
                field = -1;
                return false;
            }

            field = reader.ValueIsEscaped ? table.Find(System.Text.Encoding.UTF8.GetBytes(Text())) : table.Find(reader.ValueSpan);
            if (field < 0)
            {
                NoteUnknown(top);
                continue;
            }

            ref var frame = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frames)[top];
            frame.Field = field;
            if (frame.MarkSeen(field)) Note("duplicate field", Path(table[field], top));
            Advance();
            if (reader.TokenType != JsonTokenType.Null) return true;
        }
    }

    public string String() => reader.TokenType == JsonTokenType.String ? Text() : throw WrongType("string");

    public bool Bool() => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw WrongType("bool"),
    };

    public int Int32() => reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) ? value : throw WrongType("int32");

    public long Int64() => reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var value) ? value : throw WrongType("int64");

    public double Double() => reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw WrongType("float64");

    public Bytes Bytes()
    {
        if (reader.TokenType != JsonTokenType.String) throw WrongType("[]uint8");
        // Escapes may make no text (half a surrogate pair), over which the framework throws: that way is for plain ones only.
        if (!reader.ValueIsEscaped && reader.TryGetBytesFromBase64(out var value)) return Machinery.Bytes.Owning(value);
        try
        {
            // Go's decoder ignores line breaks inside base64; the framework's does not.
            return Machinery.Bytes.Owning(Convert.FromBase64String(Text()));
        }
        catch (FormatException)
        {
            throw new DecodeException($"illegal base64 data at input byte {Base64.FirstIllegal(Text())}");
        }
    }

    public RawJson Raw()
    {
        try
        {
            return RawJson.Read(ref reader);
        }
        catch (JsonException e)
        {
            throw Malformed(e);
        }
    }

    public Quantity Quantity()
    {
        var text = reader.TokenType switch
        {
            JsonTokenType.String => Text(),
            JsonTokenType.Number => System.Text.Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw WrongType("resource.Quantity"),
        };
        return Machinery.Quantity.TryParse(text, out var value, out var error) ? value : throw new DecodeException(error);
    }

    public IntOrString IntOrString() => reader.TokenType switch
    {
        JsonTokenType.String => Machinery.IntOrString.Of(Text()),
        JsonTokenType.Number => Machinery.IntOrString.Of(Int32()),
        _ => throw WrongType("intstr.IntOrString"),
    };

    public Time Time()
    {
        var text = reader.TokenType == JsonTokenType.String ? Text() : throw WrongType("v1.Time");
        return Machinery.Time.TryParse(text, out var value, out var error) ? value : throw new DecodeException(error);
    }

    public MicroTime MicroTime()
    {
        var text = reader.TokenType == JsonTokenType.String ? Text() : throw WrongType("v1.MicroTime");
        return Machinery.MicroTime.TryParse(text, out var value, out var error) ? value : throw new DecodeException(error);
    }

    public Duration Duration()
    {
        var text = reader.TokenType == JsonTokenType.String ? Text() : throw WrongType("v1.Duration");
        return Machinery.Duration.TryParse(text, out var value, out var error) ? value : throw new DecodeException(error);
    }

    public T Object<T>() where T : class, IApiType<T> => T.ReadJson(ref this);

    public delegate T ReadValue<T>(ref JsonSource source);

    public Items<T> List<T>(ReadValue<T> read)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw WrongType("[]" + GoTypeName(typeof(T)));
        var values = new List<T>();
        frames.Add(new Frame { Field = 0 });
        var top = frames.Count - 1;
        while (Advance() && reader.TokenType != JsonTokenType.EndArray)
        {
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frames)[top].Field = values.Count;
            values.Add(reader.TokenType == JsonTokenType.Null ? default! : read(ref this));
        }

        frames.RemoveAt(top);
        return Items.Owning(values.ToArray());
    }

    public Items<T> Objects<T>() where T : class, IApiType<T>
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw WrongType("[]" + T.ApiSchema.ShortName);
        var values = new List<T>();
        frames.Add(new Frame { Field = 0 });
        var top = frames.Count - 1;
        while (Advance() && reader.TokenType != JsonTokenType.EndArray)
        {
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frames)[top].Field = values.Count;
            values.Add(reader.TokenType == JsonTokenType.Null ? T.Empty : T.ReadJson(ref this));
        }

        frames.RemoveAt(top);
        return Items.Owning(values.ToArray());
    }

    public Items<string> Strings() => List(static (ref JsonSource s) => s.String()) is { } list && list.Any(v => v is null) ? list.Map(v => v ?? "") : list;

    public OrderedMap<T> Map<T>(ReadValue<T> read, T whenNull)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw WrongType("map[string]" + GoTypeName(typeof(T)));
        var entries = new SortedDictionary<string, T>(StringComparer.Ordinal);
        frames.Add(new Frame());
        var top = frames.Count - 1;
        while (Advance() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Text();
            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(frames)[top].Key = key;
            if (entries.ContainsKey(key)) Note("duplicate field", Path(key, top));
            Advance();
            entries[key] = reader.TokenType == JsonTokenType.Null ? whenNull : read(ref this);
        }

        frames.RemoveAt(top);
        return OrderedMap<T>.Owning([.. entries.Keys], [.. entries.Values]);
    }

    public OrderedMap<string> StringMap() => Map(static (ref JsonSource s) => s.String(), "");

    public OrderedMap<T> ObjectMap<T>() where T : class, IApiType<T> => Map(static (ref JsonSource s) => T.ReadJson(ref s), T.Empty);

    public JsonTokenType TokenType => reader.TokenType;

    /// <summary>Passes over the value the cursor stands on.</summary>
    public void Skip()
    {
        try
        {
            reader.Skip();
        }
        catch (JsonException e)
        {
            throw Malformed(e);
        }
    }

    private string Text() => JsonTexts.Read(ref reader);

    private bool Advance()
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException e)
        {
            throw Malformed(e);
        }
    }

    private readonly DecodeException Malformed(JsonException e) => new(JsonErrors.Describe(e, text), e);

    private void NoteUnknown(int top)
    {
        if (strictErrors is not null) Note("unknown field", Path(Text(), top));
        Advance();
        Skip();
    }

    private readonly void Note(string what, string path)
    {
        if (strictErrors is null || strictErrors.Count >= MaxStrictErrors) return;
        var text = $"{what} \"{path}\"";
        if (!strictErrors.Contains(text)) strictErrors.Add(text);
    }

    /// <summary>As many strict errors as upstream reports at most.</summary>
    private const int MaxStrictErrors = 100;

    /// <summary>The path down to the frame <paramref name="top"/>, with <paramref name="last"/> as its end.</summary>
    private readonly string Path(string last, int top)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < top; i++) frames[i].AppendTo(text);
        if (text.Length > 0) text.Append('.');
        return text.Append(last).ToString();
    }

    public readonly DecodeException WrongType(string goType)
    {
        var token = reader.TokenType switch
        {
            JsonTokenType.StartArray => "array",
            JsonTokenType.StartObject => "object",
            JsonTokenType.String => "string",
            JsonTokenType.Number => goType is "int32" or "int64" or "float64" ? "number " + System.Text.Encoding.UTF8.GetString(reader.ValueSpan) : "number",
            JsonTokenType.True or JsonTokenType.False => "bool",
            _ => "null",
        };
        var path = new System.Text.StringBuilder();
        var owner = "";
        foreach (var frame in frames)
        {
            if (frame.Table is not { } table || frame.Field < 0) continue;
            owner = table.TypeName;
            path.Append('.').Append(table[frame.Field]);
        }

        var where = owner.Length == 0 ? "Go value" : $"Go struct field {owner}{path}";
        return new DecodeException($"json: cannot unmarshal {token} into {where} of type {goType}");
    }

    private static string GoTypeName(Type type) => type == typeof(string) ? "string" : type == typeof(int) ? "int32" : type == typeof(long) ? "int64" : type.Name;

    /// <summary>One level of the path: a field of a type, an entry of a map, or an index of a list.</summary>
    private struct Frame
    {
        public FieldTable? Table;
        public string? Key;
        public int Field;
        private UInt128 seen;

        public bool MarkSeen(int field)
        {
            var bit = UInt128.One << field;
            var before = (seen & bit) != 0;
            seen |= bit;
            return before;
        }

        public readonly void AppendTo(System.Text.StringBuilder text)
        {
            if (Table is not null || Key is not null)
            {
                if (text.Length > 0) text.Append('.');
                text.Append(Table is null ? Key : Table[Field]);
            }
            else
            {
                text.Append('[').Append(Field).Append(']');
            }
        }
    }
}
