using System.Buffers;
using System.Text.Json;
using Keles.Api;
using Keles.Client;
using Keles.Machinery;
using Keles.Machinery.Codecs;

namespace Keles.ApiServer.Http;

/// <summary>Answers in another shape than the object's: tables, and metadata alone.</summary>
internal static class Transforms
{
    public static void WriteOne(ApiObject answer, Negotiated form, IBufferWriter<byte> output, string includeObject, DateTimeOffset now)
    {
        if (form.As == "Table")
        {
            var metadata = new ListMeta { ResourceVersion = answer.Value.Metadata.ResourceVersion };
            ObjectWriter.Text(form, output, w => TableWriter.Write(w, answer.Kind, form.AsVersion, metadata, answer.Kind.Columns, [answer.Value], includeObject, now));
        }
        else
        {
            WriteMetadata(answer.Value.Metadata, form, output);
        }
    }

    public static void WriteList(Kind kind, ListResult list, Negotiated form, IBufferWriter<byte> output, string includeObject, DateTimeOffset now)
    {
        var objects = list.Items.Select(i => kind.FromStored(i.Object));
        if (form.As == "Table")
        {
            ObjectWriter.Text(form, output, w => TableWriter.Write(w, kind, form.AsVersion, ListWriter.MetaOf(list), kind.Columns, objects, includeObject, now));
            return;
        }

        if (form.Format == WireFormat.Protobuf)
        {
            var all = new PartialObjectMetadataList { Metadata = ListWriter.MetaOf(list), Items = objects.Select(o => new PartialObjectMetadata { Metadata = o.Metadata }).ToItems() };
            using var sink = new ProtoSink();
            all.WriteProto(sink);
            ProtoEnvelope.Close(sink, $"meta.k8s.io/{form.AsVersion}", "PartialObjectMetadataList");
            output.Write(sink.Written);
            return;
        }

        ObjectWriter.Text(form, output, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, "PartialObjectMetadataList"u8);
            writer.WriteString("apiVersion"u8, $"meta.k8s.io/{form.AsVersion}");
            writer.WritePropertyName("metadata"u8);
            ListWriter.MetaOf(list).WriteJson(writer);
            writer.WriteStartArray("items"u8);
            foreach (var item in objects) Metadata(writer, form.AsVersion, item.Metadata);
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    public static void Metadata(Utf8JsonWriter writer, string version, ObjectMeta metadata)
    {
        writer.WriteStartObject();
        writer.WriteString("kind"u8, "PartialObjectMetadata"u8);
        writer.WriteString("apiVersion"u8, $"meta.k8s.io/{version}");
        writer.WritePropertyName("metadata"u8);
        metadata.WriteJson(writer);
        writer.WriteEndObject();
    }

    public static void WriteMetadata(ObjectMeta metadata, Negotiated form, IBufferWriter<byte> output)
    {
        if (form.Format == WireFormat.Protobuf)
        {
            using var sink = new ProtoSink();
            new PartialObjectMetadata { Metadata = metadata }.WriteProto(sink);
            ProtoEnvelope.Close(sink, $"meta.k8s.io/{form.AsVersion}", "PartialObjectMetadata");
            output.Write(sink.Written);
            return;
        }

        ObjectWriter.Text(form, output, writer => Metadata(writer, form.AsVersion, metadata));
    }
}
