using System;
using System.Net.Http;

namespace Dracoon.Client.Http;

/// <summary>What the handlers need to know about one request, carried in its properties.</summary>
internal static class RequestMarks
{
    private const string RepeatableKey = "Dracoon.Repeatable";
    private const string OnceKey = "Dracoon.Once";
    private const string StreamedKey = "Dracoon.Streamed";
    private const string RetryCountKey = "Dracoon.RetryCount";
    private const string TransferTimeKey = "Dracoon.TransferTime";
    private const string UncertainKey = "Dracoon.Uncertain";

    /// <summary>Says that repeating this request does no harm, though it is a POST.</summary>
    public static HttpRequestMessage Repeatable(this HttpRequestMessage request)
    {
        request.Properties[RepeatableKey] = true;
        return request;
    }

    /// <summary>Says that the answer's body is read by the caller as it arrives: it is not buffered, and the time limit ends with the headers.</summary>
    public static HttpRequestMessage Streamed(this HttpRequestMessage request)
    {
        request.Properties[StreamedKey] = true;
        return request;
    }

    /// <summary>Gives one attempt of this request more time than the client's limit: as long as its body may take.</summary>
    public static HttpRequestMessage WithTransferTime(this HttpRequestMessage request, TimeSpan time)
    {
        request.Properties[TransferTimeKey] = time;
        return request;
    }

    /// <summary>Says that repeating this request does harm, whatever its method is.</summary>
    public static HttpRequestMessage Once(this HttpRequestMessage request)
    {
        request.Properties[OnceKey] = true;
        return request;
    }

    public static bool IsRepeatable(HttpRequestMessage request) => !request.Properties.ContainsKey(OnceKey) && IsHarmless(request);

    private static bool IsHarmless(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Put
        || request.Method == HttpMethod.Delete || request.Method == HttpMethod.Options || request.Properties.ContainsKey(RepeatableKey);

    public static bool IsStreamed(HttpRequestMessage request) => request.Properties.ContainsKey(StreamedKey);

    /// <summary>Notes how often this request has been repeated, for the log.</summary>
    public static void SetRetryCount(HttpRequestMessage request, int count) => request.Properties[RetryCountKey] = count;

    public static int RetryCount(HttpRequestMessage request) => request.Properties.TryGetValue(RetryCountKey, out object? value) && value is int count ? count : 0;

    public static TimeSpan TransferTime(HttpRequestMessage request) =>
        request.Properties.TryGetValue(TransferTimeKey, out object? value) && value is TimeSpan time ? time : TimeSpan.Zero;

    /// <summary>Notes that an attempt failed in a way that leaves open whether the server did what was asked.</summary>
    public static void SetUncertain(HttpRequestMessage request) => request.Properties[UncertainKey] = true;

    /// <summary>True when the request was repeated, and an earlier attempt may have been carried out all the same.</summary>
    public static bool IsUncertain(HttpRequestMessage request) => request.Properties.ContainsKey(UncertainKey);
}
