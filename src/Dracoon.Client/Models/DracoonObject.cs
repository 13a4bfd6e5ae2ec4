using System.Collections.Generic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dracoon.Client.Models;

/// <summary>What the API gives. Fields that this version does not know are kept, so that nothing of an answer is lost.</summary>
public abstract class DracoonObject
{
    /// <summary>The number by which a list knows it again; null where it has none.</summary>
    internal virtual long? Identity => null;

    [JsonExtensionData]
    private IDictionary<string, JToken>? AdditionalData { get; set; } // made by the serializer, where there is something to keep

    /// <summary>Takes over what another object kept: the API's own row, of which this is the flat form.</summary>
    internal void TakeAdditionalData(DracoonObject row) => AdditionalData = row.AdditionalData;

    /// <summary>The fields of the answer that have no property here, by their names in the API.</summary>
    /// <returns>Name and JSON value. A method, so that it is no column of a table or a CSV file.</returns>
    public IReadOnlyDictionary<string, JToken> GetAdditionalData() =>
        AdditionalData is null ? new Dictionary<string, JToken>() : new Dictionary<string, JToken>(AdditionalData);
}
