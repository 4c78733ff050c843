from recommender.models.text.vocabulary import FIRST, PADDING, UNKNOWN, Vocabulary, split

TEXTS = ["The cat sat.", "The cat's hat", "the dog"]


def test_the_commonest_words_are_known_those_seen_once_are_not() -> None:
    vocabulary = Vocabulary.learn(["a a a", "b b c"], most=5)
    assert vocabulary.words == ("a", "b")
    assert len(vocabulary) == FIRST + 2
    assert Vocabulary.learn(["a a a", "b b"], most=1).words == ("a",)


def test_texts_become_numbers_with_padding_in_front() -> None:
    vocabulary = Vocabulary(("the", "cat"))
    assert vocabulary.numbers(["The cat sat", ""], 4).tolist() == [
        [PADDING, FIRST, FIRST + 1, UNKNOWN],
        [PADDING] * 4,
    ]


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert Vocabulary(("a",)).numbers(["a b c d"], 2).tolist() == [[FIRST, UNKNOWN]]


def test_words_are_split_at_what_is_no_letter() -> None:
    assert split("It's well-made, 10/10!") == ["it's", "well", "made", "10", "10"]
